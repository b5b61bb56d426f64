package org.wwep.net.packet;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The buffers of both pools at one moment, transmit first.
 *
 * <p><b>Shape</b>: {@link #toString()} is the course's table, one line a buffer; {@code wwep} shows
 * it as it is.
 */
public record PoolSnapshot(List<Buffer> buffers) {
  /** Which pool a buffer belongs to. */
  public enum PoolKind {
    /** Firmware writes, the stack sends. */
    TX,
    /** The stack writes, firmware reads. */
    RX
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
        .map(
            b ->
                b.free()
                    ? "%s %d  free".formatted(b.direction(), b.index())
                    : "%s %d  references %d  start %4d  end %4d"
                        .formatted(b.direction(), b.index(), b.references(), b.start(), b.end()))
        .collect(Collectors.joining("\n"));
  }
}
