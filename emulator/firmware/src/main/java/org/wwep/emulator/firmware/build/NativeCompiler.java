package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;

/**
 * Builds executables for the native carrier by the machine's C compiler.
 *
 * <p><b>Shape</b>: each content is compiled once; what is in the cache is taken from there. Blocks
 * in the operating system, so it is called before a world starts.
 */
public final class NativeCompiler {
  /** What to do where there is none. */
  public static final String NO_COMPILER = "no C compiler here: apt install gcc libc6-dev";

  private static final String COMPILER = "cc";
  private static final String CARRIER = "native/all.c";
  private static final String ARCHIVE = "port.a";

  private final Path cache;
  private final Consumer<String> commands;

  /**
   * Makes one.
   *
   * @param cache where executables are kept, made if it is not there
   * @param commands told of each compiler call, as one could type it
   */
  public NativeCompiler(Path cache, Consumer<String> commands) {
    this.cache = cache.toAbsolutePath();
    this.commands = commands;
  }

  /** Returns whether this machine has a C compiler. */
  public static boolean available() {
    try {
      return CommandOutput.of(List.of(COMPILER, "--version")).status() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Returns the executable of these sources.
   *
   * @throws FirmwareBuildException if there is no compiler, or it refuses the sources
   */
  public Path build(FirmwareSources given) throws FirmwareBuildException {
    FirmwareSources sources = given.configured();
    try {
      Files.createDirectories(cache);
      Path port = port(sources);
      ContentHash hash = new ContentHash().add(port.getFileName().toString());
      CompilerFlags.FIRMWARE.forEach(hash::add);
      CompilerFlags.LINK.forEach(hash::add);
      for (Path file : sources.files()) {
        hash.add(file.getFileName().toString()).add(preprocessed(file, sources, port));
      }
      Path executable = cache.resolve("fw-" + hash.text());
      return Files.isExecutable(executable) ? executable : linked(executable, sources, port);
    } catch (IOException e) {
      throw FirmwareBuildException.ofMachine(cache + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private byte[] preprocessed(Path file, FirmwareSources sources, Path port)
      throws FirmwareBuildException {
    return run(words(List.of("-E"), firmwareOptions(sources, port), List.of(file.toString())))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Path linked(Path executable, FirmwareSources sources, Path port)
      throws FirmwareBuildException, IOException {
    Path fresh = Files.createTempFile(cache, "fw", ".part");
    List<String> command =
        words(
            CompilerFlags.FIRMWARE,
            firmwareOptions(sources, port),
            sources.files().stream().map(Path::toString).toList(),
            List.of(port.resolve(ARCHIVE).toString()),
            CompilerFlags.LINK,
            List.of("-o", fresh.toString()));
    commands.accept(String.join(" ", command));
    try {
      run(command);
      return Files.move(fresh, executable, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static List<String> firmwareOptions(FirmwareSources sources, Path port) {
    return Stream.concat(sources.options().stream(), PortFiles.includes(port).stream()).toList();
  }

  /** Returns the folder with the port's headers and its archive, compiled for these macros. */
  private Path port(FirmwareSources sources) throws FirmwareBuildException, IOException {
    // Macros that the port does not know would only make it be compiled again.
    Map<String, String> known = new TreeMap<>(sources.defines());
    known.keySet().removeIf(name -> !PortFiles.mention(name));
    List<String> macros =
        known.entrySet().stream()
            .map(each -> "-D" + each.getKey() + "=" + each.getValue())
            .toList();
    ContentHash hash = new ContentHash().add(run(List.of(COMPILER, "--version")));
    CompilerFlags.PORT.forEach(hash::add);
    macros.forEach(hash::add);
    PortFiles.names().forEach(name -> hash.add(name).add(PortFiles.read(name)));
    Path folder = cache.resolve("port-" + hash.text());
    if (Files.exists(folder.resolve(ARCHIVE))) {
      return folder;
    }
    Path fresh = Files.createTempDirectory(cache, "port");
    PortFiles.writeTo(fresh);
    List<String> objects = new ArrayList<>();
    objects.add(compiled(CARRIER, fresh, macros));
    for (String unit : PortFiles.units()) {
      objects.add(compiled(unit, fresh, macros));
    }
    // An archive, so that only the interface that the firmware uses is linked.
    List<String> archive = new ArrayList<>(List.of("ar", "rcs", fresh.resolve(ARCHIVE).toString()));
    archive.addAll(objects);
    run(archive);
    try {
      return Files.move(fresh, folder);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      return folder; // somebody else was faster
    }
  }

  private static String compiled(String unit, Path folder, List<String> macros)
      throws FirmwareBuildException {
    String object = folder.resolve(unit.replace('/', '-').replace(".c", ".o")).toString();
    run(
        words(
            CompilerFlags.PORT,
            macros,
            PortFiles.includes(folder, unit),
            List.of("-c", folder.resolve(unit).toString(), "-o", object)));
    return object;
  }

  @SafeVarargs
  private static List<String> words(List<String>... parts) {
    List<String> words = new ArrayList<>(List.of(COMPILER));
    for (List<String> part : parts) {
      words.addAll(part);
    }
    return words;
  }

  private static String run(List<String> command) throws FirmwareBuildException {
    try {
      CommandOutput output = CommandOutput.of(command);
      if (output.status() != 0) {
        throw new FirmwareBuildException("the firmware does not compile:\n" + output.errors());
      }
      return output.text();
    } catch (IOException e) {
      throw FirmwareBuildException.ofMachine(NO_COMPILER, e);
    }
  }
}
