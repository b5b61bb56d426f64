package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of executed lines in the form of {@code lcov}, which its {@code genhtml}, editors and CI
 * services read.
 *
 * <p><b>Source</b>: geninfo(1), "Files".
 */
public final class LcovFile {
  // 12: 34: source; a star behind the count says that a part of the line was not executed.
  private static final Pattern LINE = Pattern.compile(" *([0-9]+|#####|=====)\\*?: *([0-9]+):.*");

  private LcovFile() {}

  /** Writes the counts of all sources. */
  public static void write(Path file, List<CoverageReport> reports) throws IOException {
    StringBuilder text = new StringBuilder();
    for (CoverageReport report : reports) {
      text.append("TN:\nSF:").append(report.source()).append('\n');
      int executed = 0;
      int found = 0;
      // Sources may have any encoding; of the line its numbers alone matter.
      for (String line : Files.readAllLines(report.annotated(), StandardCharsets.ISO_8859_1)) {
        Matcher counted = LINE.matcher(line);
        if (counted.matches() && !counted.group(2).equals("0")) {
          String count = Character.isDigit(counted.group(1).charAt(0)) ? counted.group(1) : "0";
          text.append("DA:").append(counted.group(2)).append(',').append(count).append('\n');
          found++;
          executed += count.equals("0") ? 0 : 1;
        }
      }
      text.append("LF:%d\nLH:%d\nend_of_record\n".formatted(found, executed));
    }
    Files.writeString(file, text);
  }
}
