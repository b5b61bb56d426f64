package org.wwep.net.packet;

import java.util.ArrayList;
import java.util.List;

/**
 * The packets that firmware holds of one socket, or of several that answer for them together;
 * mostly none or one.
 *
 * <p>Its monitor guards it; nobody calls anything while having it.
 */
final class HeldPackets {
  private static final int FEW = 2;

  private final ArrayList<Packet> packets = new ArrayList<>(FEW);

  synchronized void add(Packet packet) {
    packets.add(packet);
  }

  /** Forgets a packet, if it is there. */
  synchronized void remove(Packet packet) {
    packets.remove(packet);
  }

  /** Returns the packets, oldest first; a copy. */
  synchronized List<Packet> list() {
    return packets.isEmpty() ? List.of() : List.copyOf(packets);
  }
}
