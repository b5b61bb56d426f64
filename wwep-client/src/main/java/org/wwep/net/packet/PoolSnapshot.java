package org.wwep.net.packet;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The buffers of both pools at one moment, those to receive into first.
 *
 * <p><b>Shape</b>: {@link #toString()} is the course's table, one line a buffer below its headings:
 * the type, the reference count, where its data starts and ends.
 */
public record PoolSnapshot(List<Buffer> buffers) {
  /** Which pool a buffer belongs to. */
  public enum PoolKind {
    /** Firmware writes, the stack sends. */
    TX("T"),
    /** The stack writes, firmware reads. */
    RX("R");

    private final String letter;

    PoolKind(String letter) {
      this.letter = letter;
    }

    /** Returns what the course's table calls it, R or T. */
    public String letter() {
      return letter;
    }
  }

  /**
   * One buffer.
   *
   * @param index its number in its pool, from 0
   * @param direction its pool
   * @param references who holds it: 0 nobody, so that it is free; 1 the firmware or the stack; 2
   *     both
   * @param start where its data starts; 0 if it is free
   * @param end where its data ends, exclusive; 0 if it is free
   */
  public record Buffer(int index, PoolKind direction, int references, int start, int end) {
    /** Returns whether a packet may be made of it. */
    public boolean free() {
      return references == 0;
    }
  }

  /** Copies the list. */
  public PoolSnapshot {
    buffers = List.copyOf(buffers);
  }

  @Override
  public String toString() {
    return buffers.stream()
        .map(PoolSnapshot::row)
        .collect(Collectors.joining("\n", "Type  Count  Start   End\n", ""));
  }

  private static String row(Buffer buffer) {
    return buffer.free()
        ? "%s         0      -     -".formatted(buffer.direction().letter())
        : "%s     %5d  %5d %5d"
            .formatted(
                buffer.direction().letter(), buffer.references(), buffer.start(), buffer.end());
  }
}
