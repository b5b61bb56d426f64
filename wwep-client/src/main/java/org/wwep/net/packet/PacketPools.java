package org.wwep.net.packet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.packet.PoolSnapshot.Buffer;
import org.wwep.net.packet.PoolSnapshot.PoolKind;
import org.wwep.rtos.Rtos;

/**
 * A device's packets: one pool to send from and one to receive into, with a fixed number of buffers
 * each, shared by all sockets that are given it.
 *
 * <p><b>Shape</b>: any task. An empty transmit pool refuses the next packet; an empty receive pool
 * holds the peer back until a packet is deleted. Real firmware loses what comes meanwhile and has
 * it sent again, so that is counted as {@link PoolCounters#heldBack()}.
 *
 * <p><b>Units</b>: there are never more buffers than given; each is allocated when first used.
 */
public final class PacketPools {
  private final PoolSizes sizes;
  private final @Nullable Rtos rtos;
  private final BufferPool transmit;
  private final BufferPool receive;

  /** Makes pools for several tasks: whoever finds the receive pool empty waits for another task. */
  public PacketPools(PoolSizes sizes, Rtos rtos) {
    this(rtos, sizes);
  }

  /**
   * Makes pools for one task alone: nobody else could give a buffer back, so an empty receive pool
   * is told at once.
   */
  public PacketPools(PoolSizes sizes) {
    this(null, sizes);
  }

  private PacketPools(@Nullable Rtos rtos, PoolSizes sizes) {
    this.sizes = sizes;
    this.rtos = rtos;
    this.transmit = new BufferPool(PoolKind.TX, sizes);
    this.receive = new BufferPool(PoolKind.RX, sizes);
  }

  /**
   * Lets both pools look empty: what a rig does to see how firmware fares without packets. Packets
   * in use stay so.
   *
   * @param refusal told of each packet that is not to be had, by whoever asks for it; it must not
   *     block
   */
  public void withhold(Runnable refusal) {
    transmit.withhold(refusal);
    receive.withhold(refusal);
  }

  /** Lets both pools look as they are again. */
  public void restore() {
    transmit.restore();
    receive.restore();
  }

  /** Returns how many buffers there are, and how large. */
  public PoolSizes sizes() {
    return sizes;
  }

  /** Returns the transmit pool's counters. */
  public PoolCounters transmitted() {
    return transmit.counters();
  }

  /** Returns the receive pool's counters. */
  public PoolCounters received() {
    return receive.counters();
  }

  /** Returns whether no buffer is in use, and none was ever leaked. */
  public boolean isClean() {
    return transmit.isClean() && receive.isClean();
  }

  /** Returns every buffer as it is now; each pool's rows belong to one moment. */
  public PoolSnapshot snapshot() {
    List<Buffer> rows = new ArrayList<>(receive.snapshot());
    rows.addAll(transmit.snapshot());
    return new PoolSnapshot(rows);
  }

  @Nullable Rtos rtos() {
    return rtos;
  }

  BufferPool transmit() {
    return transmit;
  }

  BufferPool receive() {
    return receive;
  }
}
