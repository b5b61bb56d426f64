package org.wwep.emulator.cli.option;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import picocli.CommandLine.Option;

/** Where firmware in Java is looked for. */
public final class ClassPathOption {
  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description =
          "Folders and jars with the classes of firmware in Java, as for java's own option.")
  @Nullable String path;

  private @Nullable ClassLoader loader;

  /** Returns the option as it was given, or nothing. */
  public Optional<String> given() {
    return Optional.ofNullable(path);
  }

  /** Returns what loads these classes; it lives as long as the program. */
  public ClassLoader classes() throws CliException {
    if (loader == null) {
      ClassLoader own = ClassPathOption.class.getClassLoader();
      loader = path == null ? own : new URLClassLoader(urls(path), own);
    }
    return loader;
  }

  private static URL[] urls(String path) throws CliException {
    List<URL> urls = new ArrayList<>();
    for (String part : path.split(File.pathSeparator)) {
      Path place = Path.of(part.isEmpty() ? "." : part);
      if (!Files.exists(place)) {
        throw new CliException(ExitCode.USAGE, "--class-path: there is no " + place);
      }
      try {
        urls.add(place.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new CliException(ExitCode.USAGE, "--class-path: " + place + ": " + e.getMessage());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
