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
  /** What a buffer begins with; it grows to its whole size as it is used, and is gone when free. */
  private static final int LEAST = 16;

  private final PoolKind poolKind;
  private final PoolSizes sizes;

  /** Those in use, by the numbers of their buffers; not there while none is. */
  private @Nullable Packet @Nullable [] packets;

  /** One bell for each socket that waits for a buffer; mostly nobody does. */
  private List<Semaphore> waiting = List.of();

  /** Told of each packet that there is no buffer for, while buffers are withheld. */
  private @Nullable Runnable withheld;

  private int inUse;
  private int highWater;
  private long allocated;
  private int refused;
  private int heldBack;
  private int leaked;

  BufferPool(PoolKind poolKind, PoolSizes sizes) {
    this.poolKind = poolKind;
    this.sizes = sizes;
  }

  PoolKind direction() {
    return poolKind;
  }

  int size() {
    return poolKind == PoolKind.TX ? sizes.transmit() : sizes.receive();
  }

  /** Returns how many bytes of data a buffer takes. */
  int room() {
    return sizes.room();
  }

  /** Makes a packet of a free buffer, or returns null if there is none. */
  synchronized @Nullable Packet take(PacketSocket owner) {
    if (withheld != null) {
      withheld.run();
      return null;
    }
    @Nullable Packet[] used = packets == null ? new @Nullable Packet[size()] : packets;
    for (int i = 0; i < used.length; i++) {
      if (used[i] == null) {
        Packet packet = new Packet(this, i, new byte[Math.min(LEAST, room())], owner);
        used[i] = packet;
        packets = used;
        inUse++;
        allocated++;
        highWater = Math.max(highWater, inUse);
        return packet;
      }
    }
    return null;
  }

  /** Returns a packet's data in a larger array. */
  byte[] grown(byte[] content, int length) {
    return Arrays.copyOf(content, Math.min(room(), Math.max(length, 2 * content.length)));
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
    inUse--;
    @Nullable Packet[] used = packets;
    if (inUse == 0) {
      packets = null;
    } else if (used != null) {
      used[index] = null;
    }
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
        size(), inUse, highWater, allocated, allocated - inUse, refused, heldBack, leaked);
  }

  synchronized List<Buffer> snapshot() {
    List<Buffer> rows = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      Packet packet = packets == null ? null : packets[i];
      rows.add(packet == null ? new Buffer(i, poolKind, 0, 0, 0) : packet.row());
    }
    return rows;
  }
}
