package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.value.FileErrors;
import org.wwep.value.ShellWord;

/**
 * Builds firmware by a C compiler: an executable for the native carrier, or a {@code .wasm}.
 *
 * <p><b>Shape</b>: each content is compiled once; what is in the cache is taken from there. Blocks
 * in the operating system, so it is called before a world starts.
 */
public final class FirmwareCompiler {
  private static final String ARCHIVE = "port.a";

  private final Toolchain toolchain;
  private final Path cache;
  private final Consumer<String> commands;

  /**
   * Makes one.
   *
   * @param cache where what was built is kept, made if it is not there
   * @param commands told of each compiler call, as one could type it
   */
  public FirmwareCompiler(Toolchain toolchain, Path cache, Consumer<String> commands) {
    this.toolchain = toolchain;
    this.cache = cache.toAbsolutePath();
    this.commands = commands;
  }

  /**
   * Returns the executable or {@code .wasm} of these sources.
   *
   * @throws FirmwareBuildException if there is no compiler, or it refuses the sources
   */
  public Path build(FirmwareSources given) throws FirmwareBuildException {
    FirmwareSources sources = given.configured();
    try {
      Files.createDirectories(cache);
      Path port = port(sources);
      ContentHash hash = new ContentHash().add(port.getFileName().toString());
      toolchain.firmware().forEach(hash::add);
      toolchain.link().forEach(hash::add);
      for (Path file : sources.files()) {
        hash.add(toolchain.counts() ? named(file) : file.getFileName().toString())
            .add(preprocessed(file, sources, port));
      }
      Path built = cache.resolve("fw-" + hash.text() + toolchain.suffix());
      return Files.exists(built) ? built : linked(built, sources, port);
    } catch (IOException e) {
      throw FirmwareBuildException.ofMachine(
          "%s: cannot be written: %s; set XDG_CACHE_HOME to another folder"
              .formatted(cache, FileErrors.reason(e)),
          e);
    }
  }

  private byte[] preprocessed(Path file, FirmwareSources sources, Path port)
      throws FirmwareBuildException {
    return run(words(
            port, toolchain.firmware(), options(sources, port), List.of("-E", file.toString())))
        .bytes();
  }

  private Path linked(Path built, FirmwareSources sources, Path port)
      throws FirmwareBuildException, IOException {
    Path fresh = Files.createTempFile(cache, "fw", ".part");
    List<String> command =
        words(
            port,
            toolchain.firmware(),
            options(sources, port),
            sources.files().stream().map(this::named).toList(),
            List.of(port.resolve(ARCHIVE).toString()),
            toolchain.link(),
            counts(built),
            List.of("-o", fresh.toString()));
    commands.accept(command.stream().map(ShellWord::quoted).collect(Collectors.joining(" ")));
    try {
      run(command);
      return Files.move(fresh, built, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The report of coverage is made in another folder, where sources have to be found. */
  private String named(Path file) {
    return (toolchain.counts() ? file.toAbsolutePath() : file).toString();
  }

  /** Returns options that put the counts of executed lines beside what is built. */
  private List<String> counts(Path built) throws IOException {
    if (!toolchain.counts()) {
      return List.of();
    }
    Path folder = Files.createDirectories(CoverageReport.folder(built));
    return List.of("-dumpdir", folder + "/");
  }

  private static List<String> options(FirmwareSources sources, Path port) {
    return Toolchain.joined(sources.options(), PortFiles.includes(port));
  }

  /**
   * Returns the folder with the port's headers and its archive, compiled for those of the macros
   * that it knows.
   */
  private Path port(FirmwareSources sources) throws FirmwareBuildException, IOException {
    List<String> macros =
        sources.defines().keySet().stream()
            .filter(PortFiles::mention)
            .sorted()
            .map(name -> "-D" + name + "=" + sources.defines().get(name))
            .toList();
    ContentHash hash = new ContentHash().add(version());
    toolchain.port().forEach(hash::add);
    macros.forEach(hash::add);
    PortFiles.names().forEach(name -> hash.add(name).add(PortFiles.read(name)));
    Path folder = cache.resolve(SourceOrigin.portFolder(hash));
    if (Files.exists(folder.resolve(ARCHIVE))) {
      return folder;
    }
    Path fresh = Files.createTempDirectory(cache, "port");
    PortFiles.writeTo(fresh);
    List<String> objects = new ArrayList<>();
    // Macros are for the interfaces; a carrier has names of its own.
    objects.add(compiled(toolchain.unit(), fresh, List.of()));
    for (String unit : PortFiles.units()) {
      objects.add(compiled(unit, fresh, macros));
    }
    // An archive, so that only the interface that the firmware uses is linked.
    String archive = fresh.resolve(ARCHIVE).toString();
    run(Toolchain.joined(List.of(toolchain.archiver(), "rcs", archive), objects));
    try {
      return Files.move(fresh, folder);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      return folder; // somebody else was faster
    }
  }

  /** Returns what changes with the compiler. */
  private String version() throws FirmwareBuildException {
    Optional<String> file = CompilerFile.identity(toolchain.compiler());
    return file.isPresent() ? file.get() : run(List.of(toolchain.compiler(), "--version")).text();
  }

  private String compiled(String unit, Path folder, List<String> macros)
      throws FirmwareBuildException {
    String object = folder.resolve(unit.replace('/', '-').replace(".c", ".o")).toString();
    run(
        words(
            folder,
            toolchain.port(),
            macros,
            PortFiles.includes(folder, unit),
            List.of("-c", folder.resolve(unit).toString(), "-o", object)));
    return object;
  }

  /** Returns a command; the port's files are in this folder. */
  @SafeVarargs
  private List<String> words(Path folder, List<String>... parts) {
    return Toolchain.joined(List.of(toolchain.compiler()), Toolchain.joined(parts)).stream()
        .map(each -> each.replace(Toolchain.PORT_FOLDER, folder.toString()))
        .toList();
  }

  /** Runs a command to its end; a status other than 0 is an error. */
  private CommandOutput run(List<String> command) throws FirmwareBuildException {
    try {
      CommandOutput output = CommandOutput.of(command);
      if (output.status() != 0) {
        throw toolchain
            .obstacle()
            .map(FirmwareBuildException::ofMachine)
            .orElseGet(
                () ->
                    new FirmwareBuildException(
                        "the firmware does not compile:\n" + output.errors()));
      }
      return output;
    } catch (IOException e) {
      throw FirmwareBuildException.ofMachine(
          toolchain
              .obstacle()
              .orElseGet(() -> toolchain.compiler() + " cannot be run: " + FileErrors.reason(e)),
          e);
    }
  }
}
