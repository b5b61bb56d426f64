package org.wwep.emulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The options that no line of a probe shows, one by one, each with the test that has it and the
 * word that it stands there by.
 */
final class OptionExemptions {
  /** A test, and what stands in it. */
  private record Elsewhere(String test, String word) {}

  private static final Map<String, Elsewhere> BY_NAME = new LinkedHashMap<>();

  static {
    // The kernel's buffers come first: that takes megabytes.
    BY_NAME.put("server --max-unread", new Elsewhere("ServerLimitsTest", "unread"));
    // Boards with lines alone have somebody asked.
    BY_NAME.put("pins --yes", new Elsewhere("BenchPinsTest", "\"--yes\""));
    // These need a compiler.
    for (String option : List.of("--sanitize", "--coverage", "--gdb")) {
      for (String command : List.of("run", "explore")) {
        BY_NAME.put(
            command + " " + option, new Elsewhere("InstrumentationIT", "\"" + option + "\""));
      }
    }
    // Without it there are two demonstrations, which never take equally long.
    BY_NAME.put("warm-up --library", new Elsewhere("FirstUseTest", " --library "));
    // The three styles say the same; that each presses is the test's.
    BY_NAME.put("device --api", new Elsewhere("TlsIT", "\"--api\""));
    // These are seen after a flash was written, or on a page.
    for (String command : List.of("device", "http-get")) {
      for (String option : List.of("--nwp-mac", "--nwp-provision")) {
        BY_NAME.put(command + " " + option, new Elsewhere("CoprocessorIT", "\"" + option + "\""));
      }
    }
  }

  private OptionExemptions() {}

  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** Returns whether an option is another test's, and is there. */
  static boolean has(String name) throws IOException {
    Elsewhere elsewhere = BY_NAME.get(name);
    return elsewhere != null && source(elsewhere.test()).contains(elsewhere.word());
  }

  private static String source(String test) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..").toAbsolutePath().normalize())) {
      for (Path file : files.filter(each -> each.endsWith(test + ".java")).toList()) {
        return Files.readString(file);
      }
    }
    return "";
  }
}
