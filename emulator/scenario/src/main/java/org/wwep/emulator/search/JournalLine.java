package org.wwep.emulator.search;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A line of a journal: its checksum, and what came of some seeds. */
final class JournalLine {
  private static final int CHECKSUM = 8;

  private JournalLine() {}

  static byte[] write(SearchTally part) {
    String text = TallyFormat.write(part);
    return (checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one, without its end.
   *
   * @throws IllegalArgumentException if it is not as it was written
   */
  static SearchTally read(String line) {
    String text = line.length() > CHECKSUM ? line.substring(CHECKSUM + 1) : "";
    if (!line.startsWith(checksum(text) + " ")) {
      throw new IllegalArgumentException("its checksum does not match");
    }
    return TallyFormat.read(text);
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
