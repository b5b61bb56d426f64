package org.wwep.emulator.explore;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.wwep.emulator.testbed.BasicBlock;

/**
 * The basic blocks of one firmware of a scenario.
 *
 * @param name what it is called: its first source's name, or its file's
 * @param carrier the name of what runs it
 * @param blocks its blocks, by their numbers
 */
public record FirmwareTable(String name, String carrier, List<BasicBlock> blocks) {
  /** Copies the list. */
  public FirmwareTable {
    blocks = List.copyOf(blocks);
  }

  /**
   * Returns what tells it from any other: of other blocks, as another compiler makes them, it is
   * another.
   */
  public String id() {
    return this + " " + checksum();
  }

  /**
   * Returns what it is called among these, for a person: with the checksum of its blocks where
   * another one is called the same.
   */
  public String among(List<FirmwareTable> all) {
    boolean clashes =
        all.stream().anyMatch(one -> one.toString().equals(toString()) && !one.equals(this));
    return clashes ? "%s (%s, blocks %s)".formatted(name, carrier, checksum()) : toString();
  }

  private String checksum() {
    CRC32 crc = new CRC32();
    for (BasicBlock block : blocks) {
      crc.update((block.function() + "\n" + block.place() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return "%08x".formatted(crc.getValue());
  }

  /** Returns what it is called, for a person. */
  @Override
  public String toString() {
    return name + " (" + carrier + ")";
  }
}
