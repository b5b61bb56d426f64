package org.wwep.emulator.cli.firmware;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.ApplicationVersion;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep firmware new}. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Begins a project: firmware that builds, a scenario and a JUnit test of it, and a page that",
      "says how to run it, on the real board too. If one of the files exists, nothing is written."
    },
    footer = {"", "Example: wwep firmware new --api wiced press && wwep run press/scenarios"})
public final class FirmwareNewCommand implements Callable<Integer> {
  /** What firmware is written for. */
  enum Api {
    WICED,
    MODUSTOOLBOX,
    ZEPHYR,
    JAVA;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--api",
      required = true,
      paramLabel = "wiced|modustoolbox|zephyr|java",
      description = "Interface that the firmware is written for: one of three in C, or Java.")
  @Nullable Api api;

  @Parameters(paramLabel = "DIR", description = "Folder of the project; made if it is not there.")
  @Nullable Path directory;

  private final LineWriter out = LineWriter.standard();

  /** Returns each file of the project with its template. */
  private static Map<String, String> files(Api api) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        api == Api.JAVA ? "src/main/java/com/example/Blinky.java" : "src/main.c",
        api == Api.JAVA ? "Blinky.java" : "main-" + api + ".c");
    switch (api) {
      case WICED -> files.put("src/press.mk", "press.mk");
      case ZEPHYR -> {
        files.put("CMakeLists.txt", "CMakeLists.txt");
        files.put("prj.conf", "prj.conf");
      }
      case MODUSTOOLBOX, JAVA -> {}
    }
    files.put("scenarios/press.yaml", api == Api.JAVA ? "press-java.yaml" : "press-c.yaml");
    files.put("src/test/java/com/example/PressTest.java", "PressTest.java");
    files.put("pom.xml", "pom.xml");
    files.put("README.md", "README-" + api + ".md");
    return files;
  }

  @Override
  public Integer call() throws Exception {
    Api chosen = Objects.requireNonNull(api);
    Path folder = Objects.requireNonNull(directory);
    Map<String, String> files = files(chosen);
    for (String name : files.keySet()) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new CliException(
            ExitCode.USAGE,
            folder.resolve(name) + " is there already, nothing was written: name another folder");
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(folder.resolve(file.getKey()), content(file.getValue(), chosen));
      out.line("made " + folder.resolve(file.getKey()));
    }
    out.line("read " + folder.resolve("README.md"));
    return out.finish(ExitCode.PASS);
  }

  private static void write(Path file, String content) throws CliException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT, file + " cannot be written: " + FileErrors.reason(e));
    }
  }

  private static String content(String template, Api api) throws IOException {
    try (InputStream in = FirmwareNewCommand.class.getResourceAsStream("new/" + template)) {
      if (in == null) {
        throw new FileNotFoundException("new/" + template + " is missing in the jar");
      }
      String firmware = api == Api.JAVA ? "firmware = Blinky.class" : "c = \"src/main.c\"";
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@FIRMWARE@", firmware)
          .replace("@VERSION@", ApplicationVersion.find().orElse("0.1.0-SNAPSHOT"));
    }
  }
}
