package org.wwep.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.packet.Fragment;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketSocket;

/**
 * Frames over WICED packets.
 *
 * <p>One packet is kept while a reader takes its bytes in parts; the monitor guards it, since a
 * close may come from any task and gives it back.
 */
final class PacketChannel implements FrameChannel {
  private final PacketSocket socket;
  private @Nullable Packet current;
  private int read;
  private boolean closed;

  PacketChannel(PacketSocket socket) {
    this.socket = socket;
  }

  @Override
  public void send(byte[] frame, Duration timeout) throws LinkException, InterruptedException {
    socket.sendBuffer(frame, timeout);
  }

  @Override
  public int receive(byte[] buffer, Duration timeout) throws LinkException, InterruptedException {
    int count = take(buffer);
    while (count == 0) {
      Optional<Packet> packet = socket.receive(timeout);
      if (packet.isEmpty()) {
        return -1;
      }
      keep(packet.get());
      count = take(buffer);
    }
    return count;
  }

  private synchronized void keep(Packet packet) throws LocallyClosedException {
    if (closed) {
      packet.delete();
      throw new LocallyClosedException("the packet channel was closed on this side");
    }
    current = packet;
    read = 0;
  }

  /** Takes what the packet has, and gives it back once nothing is left. */
  private synchronized int take(byte[] buffer) {
    Packet packet = current;
    if (packet == null) {
      return 0;
    }
    Fragment fragment = packet.data(read);
    int count = Math.min(fragment.length(), buffer.length);
    fragment.copyTo(buffer, 0, count);
    read += count;
    if (count == fragment.available()) {
      current = null;
      packet.delete();
    }
    return count;
  }

  @Override
  public synchronized void close() {
    closed = true;
    socket.detach();
    Packet packet = current;
    current = null;
    if (packet != null) {
      packet.delete();
    }
  }
}
