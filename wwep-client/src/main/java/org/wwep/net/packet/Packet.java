package org.wwep.net.packet;

import static org.wwep.net.packet.PacketMisuseException.Kind.DOUBLE_DELETE;
import static org.wwep.net.packet.PacketMisuseException.Kind.IN_FLIGHT;
import static org.wwep.net.packet.PacketMisuseException.Kind.NOT_SENDABLE;
import static org.wwep.net.packet.PacketMisuseException.Kind.USE_AFTER_FREE;
import static org.wwep.net.packet.PacketMisuseException.Kind.WINDOW_OVERRUN;

import org.wwep.net.packet.PoolSnapshot.Buffer;
import org.wwep.net.packet.PoolSnapshot.PoolKind;

/**
 * A buffer of a pool while somebody holds it: the firmware until it deletes it, and the stack while
 * it sends it. It is free again once neither does.
 *
 * <p><b>Shape</b>: one to be sent is put together with {@link #put} and {@link #setDataEnd}; one
 * that was received is read with {@link #data}. Offsets count from the start of the data window, of
 * which {@link #available} bytes may be used. Owned by one task at a time.
 *
 * <p><b>Errors</b>: every mistake is a {@link PacketMisuseException} of its own kind.
 *
 * <p><b>Source</b>: {@code wiced_packet_t}, with {@code wiced_packet_get_data}, {@code
 * wiced_packet_set_data_end} and {@code wiced_packet_delete}.
 */
public final class Packet {
  private final BufferPool pool;
  private final int index;

  /** The data window, as far as it was used: most packets carry a frame of 11 bytes. */
  private byte[] content;

  private final PacketSocket owner;
  private int end;
  private boolean firmwareHolds = true;
  private boolean stackHolds;

  Packet(BufferPool pool, int index, byte[] content, PacketSocket owner) {
    this.pool = pool;
    this.index = index;
    this.content = content;
    this.owner = owner;
  }

  /** Returns how many bytes of data the window can take. */
  public int available() {
    return pool.room();
  }

  /** Puts bytes into the data window; what is sent is told by {@link #setDataEnd}. */
  public void put(int offset, byte[] bytes) {
    put(offset, bytes, 0, bytes.length);
  }

  /** Puts a slice of an array into the data window. */
  public void put(int offset, byte[] bytes, int from, int length) {
    synchronized (pool) {
      throwUnlessFirmwares();
      throwIfInFlight();
      throwUnlessInside(offset, length, available());
      use(offset + length);
      System.arraycopy(bytes, from, content, offset, length);
    }
  }

  /** Puts in all of its data, which is what an array holds. */
  void fill(byte[] bytes) {
    synchronized (pool) {
      put(0, bytes, 0, bytes.length);
      setDataEnd(bytes.length);
    }
  }

  /** Says that the data ends here: {@code end} bytes of the window are data. */
  public void setDataEnd(int end) {
    synchronized (pool) {
      throwUnlessFirmwares();
      throwIfInFlight();
      throwUnlessInside(0, end, available());
      use(end);
      this.end = end;
    }
  }

  /** Returns how many bytes of data there are. */
  public int length() {
    synchronized (pool) {
      throwUnlessFirmwares();
      return end;
    }
  }

  /**
   * Returns the data from an offset on, as far as it lies in one piece.
   *
   * @param offset 0 to {@link #length()}, where nothing is left
   */
  public Fragment data(int offset) {
    synchronized (pool) {
      throwUnlessFirmwares();
      throwUnlessInside(offset, 0, length());
      return new Fragment(this, offset, length() - offset);
    }
  }

  /** Returns how many hold it: the firmware, the stack; 0 once it is free. */
  public int references() {
    synchronized (pool) {
      return (firmwareHolds ? 1 : 0) + (stackHolds ? 1 : 0);
    }
  }

  /** Gives the firmware's hold up; the stack may go on sending. */
  public void delete() {
    synchronized (pool) {
      if (!firmwareHolds) {
        throw new PacketMisuseException(DOUBLE_DELETE, this + " was deleted before");
      }
      drop();
    }
  }

  byte at(int offset) {
    synchronized (pool) {
      throwUnlessFirmwares();
      throwUnlessInside(offset, 1, length());
      return content[offset];
    }
  }

  void copy(int offset, byte[] into, int at, int count) {
    synchronized (pool) {
      throwUnlessFirmwares();
      throwUnlessInside(offset, count, length());
      System.arraycopy(content, offset, into, at, count);
    }
  }

  /** Lets the stack hold it as well; returns how many bytes of data there are. */
  int beginSend(PacketSocket by) {
    synchronized (pool) {
      throwUnlessFirmwares();
      throwIfInFlight();
      if (pool.direction() != PoolKind.TX || by != owner) {
        throw new PacketMisuseException(
            NOT_SENDABLE,
            this
                + (pool.direction() == PoolKind.TX
                    ? " was created for another socket"
                    : " was received"));
      }
      stackHolds = true;
      return end;
    }
  }

  /** Tells that the stack is done with it, well or not. */
  void endSend() {
    synchronized (pool) {
      stackHolds = false;
      freeIfUnheld();
    }
  }

  /** Gives the firmware's hold up, if there still is one. */
  boolean drop() {
    synchronized (pool) {
      boolean held = firmwareHolds;
      if (held) {
        firmwareHolds = false;
        owner.forget(this);
        freeIfUnheld();
      }
      return held;
    }
  }

  /** The data, for whoever holds the packet on the stack's side. */
  byte[] content() {
    return content;
  }

  private void use(int length) {
    if (length > content.length) {
      content = pool.grown(content, length);
    }
  }

  BufferPool pool() {
    return pool;
  }

  Buffer row() {
    return new Buffer(
        index, pool.direction(), references(), PoolSizes.HEADERS, PoolSizes.HEADERS + end);
  }

  private void freeIfUnheld() {
    if (!firmwareHolds && !stackHolds) {
      pool.free(index);
    }
  }

  private void throwUnlessFirmwares() {
    if (!firmwareHolds) {
      throw new PacketMisuseException(USE_AFTER_FREE, this + " is used after it was deleted");
    }
  }

  private void throwIfInFlight() {
    if (stackHolds) {
      throw new PacketMisuseException(IN_FLIGHT, this + " is being sent");
    }
  }

  private void throwUnlessInside(int offset, int length, int limit) {
    if (offset < 0 || length < 0 || offset > limit - length) {
      throw new PacketMisuseException(
          WINDOW_OVERRUN,
          this + ": offset " + offset + ", length " + length + " leave its " + limit + " bytes");
    }
  }

  @Override
  public String toString() {
    return "packet " + pool.direction() + " " + index;
  }
}
