package org.wwep.emulator.external;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;

/**
 * The two sides of a bench's network: it listens on this machine, where the board finds it, and
 * connects over the device's network, with the faults that are in place there.
 */
final class BenchStack implements NetworkStack {
  private final HostStack host = new HostStack();
  private final NetworkStack device;

  BenchStack(NetworkStack device) {
    this.device = device;
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    device.join(timeout);
  }

  @Override
  public List<InetAddress> resolveAll(String name, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return device.resolveAll(name, timeout);
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return device.socket();
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    return host.listen(local);
  }

  /** Closes this machine's side; the device's network is its owner's. */
  @Override
  public void close() {
    host.close();
  }
}
