package org.wwep.client;

import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.stream.TcpStream;

/** Frames over a WICED stream. */
final class StreamChannel implements FrameChannel {
  private final TcpStream stream;

  StreamChannel(Connection connection, PacketPools pools) {
    stream = new TcpStream(connection, pools);
  }

  @Override
  public void send(byte[] frame, Duration timeout) throws LinkException, InterruptedException {
    stream.write(frame, timeout);
    stream.flush(timeout);
  }

  @Override
  public int receive(byte[] buffer, Duration timeout) throws LinkException, InterruptedException {
    return stream.readAvailable(buffer, timeout);
  }

  @Override
  public void close() {
    stream.close();
  }
}
