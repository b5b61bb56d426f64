package org.wwep.net.packet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.packet.PoolSnapshot.Buffer;
import org.wwep.net.packet.PoolSnapshot.PoolKind;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * One pool: its buffers, and the packets made of them.
 *
 * <p>Its monitor guards it and the state of its packets; nobody blocks while having it.
 */
final class BufferPool {
  /** What a buffer begins with; it grows to its whole size as it is used. */
  private static final int LEAST = 16;

  private final PoolKind poolKind;
  private final int room;
  private final byte[] @Nullable [] contents;
  private final @Nullable Packet[] packets;

  /** One bell for each socket that waits for a buffer; mostly nobody does. */
  private List<Semaphore> waiting = List.of();

  /** Told of each packet that there is no buffer for, while buffers are withheld. */
  private @Nullable Runnable withheld;

  private int inUse;
  private int highWater;
  private long allocated;
  private long freed;
  private long refused;
  private long heldBack;
  private long leaked;

  BufferPool(PoolKind poolKind, int count, int bufferSize) {
    this.poolKind = poolKind;
    this.room = bufferSize - PoolSizes.HEADERS;
    this.contents = new byte[count] @Nullable [];
    this.packets = new @Nullable Packet[count];
  }

  PoolKind direction() {
    return poolKind;
  }

  int size() {
    return contents.length;
  }

  /** Returns how many bytes of data a buffer takes. */
  int room() {
    return room;
  }

  /** Makes a packet of a free buffer, or returns null if there is none. */
  synchronized @Nullable Packet take(PacketSocket owner) {
    if (withheld != null) {
      withheld.run();
      return null;
    }
    for (int i = 0; i < packets.length; i++) {
      if (packets[i] == null) {
        Packet packet = new Packet(this, i, content(i), owner);
        packets[i] = packet;
        inUse++;
        allocated++;
        highWater = Math.max(highWater, inUse);
        return packet;
      }
    }
    return null;
  }

  /** A device that never sends by packets need not have the memory for them. */
  private byte[] content(int index) {
    byte[] content = contents[index];
    if (content == null) {
      content = new byte[Math.min(LEAST, room)];
      contents[index] = content;
    }
    return content;
  }

  /** Returns a packet's data in a larger array; called with the monitor held. */
  byte[] grown(int index, byte[] content, int length) {
    byte[] larger = Arrays.copyOf(content, Math.min(room, Math.max(length, 2 * content.length)));
    contents[index] = larger;
    return larger;
  }

  /** Gives no buffer out from now on, as if none were free. */
  synchronized void withhold(Runnable refusal) {
    withheld = refusal;
  }

  /** Gives out what is free again. */
  synchronized void restore() {
    withheld = null;
    waiting.forEach(Semaphore::release);
  }

  /** Makes a packet as soon as there is a buffer; null if there is none until then. */
  @Nullable Packet await(PacketSocket owner, Rtos rtos, Semaphore bell, Instant until)
      throws InterruptedException {
    // Rings before it is looked at: a buffer freed in between is not missed.
    waits(bell);
    try {
      while (!owner.isClosed()) {
        Packet packet = take(owner);
        Duration left = Duration.between(rtos.now(), until);
        if (packet != null || !left.isPositive()) {
          return packet;
        }
        if (!bell.acquire(left)) {
          return take(owner);
        }
      }
      return null;
    } finally {
      waitsNoMore(bell);
    }
  }

  private synchronized void waits(Semaphore bell) {
    waiting = waiting.isEmpty() ? new ArrayList<>(1) : waiting;
    waiting.add(bell);
  }

  private synchronized void waitsNoMore(Semaphore bell) {
    waiting.remove(bell);
    waiting = waiting.isEmpty() ? List.of() : waiting;
  }

  /** Takes a buffer back; called with the monitor held, once nobody refers to it. */
  void free(int index) {
    packets[index] = null;
    inUse--;
    freed++;
    waiting.forEach(Semaphore::release);
  }

  synchronized void countRefused() {
    refused++;
  }

  synchronized void countHeldBack() {
    heldBack++;
  }

  synchronized void countLeaked() {
    leaked++;
  }

  synchronized boolean isClean() {
    return inUse == 0 && leaked == 0;
  }

  synchronized PoolCounters counters() {
    return new PoolCounters(
        contents.length, inUse, highWater, allocated, freed, refused, heldBack, leaked);
  }

  synchronized List<Buffer> snapshot() {
    List<Buffer> rows = new ArrayList<>();
    for (int i = 0; i < packets.length; i++) {
      Packet packet = packets[i];
      rows.add(packet == null ? new Buffer(i, poolKind, 0, 0, 0) : packet.row());
    }
    return rows;
  }
}
