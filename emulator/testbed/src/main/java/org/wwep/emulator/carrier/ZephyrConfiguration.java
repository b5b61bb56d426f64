package org.wwep.emulator.carrier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;

/**
 * What a Zephyr project's {@code prj.conf} says, as the macros that its sources are compiled with.
 *
 * <p><b>Source</b>: Zephyr's build has them from Kconfig; {@code y} is 1, {@code n} is no macro.
 */
final class ZephyrConfiguration {
  private static final String FILE = "prj.conf";
  private static final Pattern LINE =
      Pattern.compile("(CONFIG_\\w+)=(y|n|-?\\d+|0x[0-9A-Fa-f]+|\"[^\"]*\")");

  private ZephyrConfiguration() {}

  /** Returns the macros for these sources, or none if no {@code prj.conf} is beside or above. */
  static Map<String, String> macros(List<Path> sources) throws FirmwareBuildException {
    Optional<Path> file = sources.stream().flatMap(ZephyrConfiguration::places).findFirst();
    return file.isEmpty() ? Map.of() : read(file.get());
  }

  private static Stream<Path> places(Path source) {
    Path folder = source.toAbsolutePath().normalize().getParent();
    return Stream.iterate(folder, each -> each != null, Path::getParent)
        .limit(2)
        .map(each -> each.resolve(FILE))
        .filter(Files::isRegularFile);
  }

  private static Map<String, String> read(Path file) throws FirmwareBuildException {
    Map<String, String> macros = new TreeMap<>(Map.of("__ZEPHYR__", "1"));
    List<String> lines;
    try {
      // A comment may be in any encoding.
      lines = new String(BoundedFile.read(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new FirmwareBuildException(file + ": cannot be read: " + FileErrors.reason(e));
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new FirmwareBuildException(
            file + ":" + (i + 1) + ": is not CONFIG_NAME=VALUE with y, n, a number or \"text\"");
      }
      if (matcher.group(2).equals("n")) {
        macros.remove(matcher.group(1));
      } else {
        macros.put(matcher.group(1), matcher.group(2).equals("y") ? "1" : matcher.group(2));
      }
    }
    return macros;
  }
}
