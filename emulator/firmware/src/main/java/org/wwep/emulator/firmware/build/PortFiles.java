package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The headers and sources that firmware is compiled with: {@code device/c}, as resources. */
final class PortFiles {
  private static final String ROOT = "/org/wwep/emulator/firmware/c/";

  private static final String UNIT = "/all.c";
  private static final String OF_INTERFACES = "interfaces/";

  /** The folders that firmware finds headers in. */
  private static final List<String> INCLUDE =
      List.of(
          "interfaces/wiced",
          "interfaces/wwep",
          "interfaces/freertos",
          "interfaces/modustoolbox",
          "interfaces/zephyr/include",
          "interfaces/zephyr/legacy",
          "interfaces/zephyr/posix",
          ".");

  private PortFiles() {}

  /**
   * Returns the files that are compiled, each of which includes its neighbours: what all carriers
   * share, then one for each vendor's interface.
   */
  static List<String> units() {
    return names().stream()
        .filter(name -> name.endsWith(UNIT))
        .filter(name -> name.startsWith("port/") || name.startsWith(OF_INTERFACES))
        .toList();
  }

  /** Returns the compiler's options for the headers that firmware includes. */
  static List<String> includes(Path folder) {
    return INCLUDE.stream().map(name -> "-I" + folder.resolve(name)).toList();
  }

  /** Returns the same for a unit of the port. */
  static List<String> includes(Path folder, String unit) {
    // What lies below the interfaces includes the C library's own headers, never their namesakes.
    return unit.startsWith(OF_INTERFACES) ? includes(folder) : List.of();
  }

  /** Returns the names of all files; {@code device/c/FILES} lists them. */
  static List<String> names() {
    return new String(read("FILES"), StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns whether some file of the interfaces has this word in it. */
  static boolean mention(String word) {
    Pattern pattern = Pattern.compile("\\b" + Pattern.quote(word) + "\\b");
    return names().stream()
        .filter(name -> name.startsWith(OF_INTERFACES))
        .anyMatch(name -> pattern.matcher(new String(read(name), StandardCharsets.UTF_8)).find());
  }

  /** Returns the content of one file. */
  static byte[] read(String name) {
    try (InputStream in = PortFiles.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException("this jar lacks " + ROOT + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("this jar cannot be read: " + ROOT + name, e);
    }
  }

  /** Puts all files there, in their folders. */
  static void writeTo(Path folder) throws IOException {
    for (String name : names()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, read(name));
    }
  }
}
