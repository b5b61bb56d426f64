package org.wwep.net.packet;

import static java.lang.System.Logger.Level.WARNING;
import static org.wwep.net.packet.PacketMisuseException.Kind.LEAK;

import java.util.Set;
import java.util.TreeSet;

/**
 * The packets that firmware still held when their socket went.
 *
 * @param names what the packets were
 */
record PacketLeaks(Set<String> names) {
  private static final System.Logger LOG = System.getLogger(PacketSocket.class.getName());

  /** Frees what firmware still holds. */
  static PacketLeaks free(HeldPackets held) {
    Set<String> names = new TreeSet<>();
    for (Packet packet : held.list()) {
      if (packet.drop()) {
        packet.pool().countLeaked();
        names.add(packet.toString());
      }
    }
    return new PacketLeaks(names);
  }

  void throwIfAny() {
    if (!names.isEmpty()) {
      throw new PacketMisuseException(LEAK, this.toString());
    }
  }

  void logIfAny() {
    if (!names.isEmpty()) {
      LOG.log(WARNING, this::toString);
    }
  }

  @Override
  public String toString() {
    return "never deleted: " + String.join(", ", names);
  }
}
