package org.wwep.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Another stack, for which every name has the same addresses.
 *
 * @param below the stack; who made it closes it
 * @param addresses at least one
 */
public record NamedAddressStack(NetworkStack below, List<InetAddress> addresses)
    implements NetworkStack {
  /** An address of this machine at which nobody listens, and one at which somebody may. */
  public static NamedAddressStack refusingFirst(NetworkStack below) {
    return new NamedAddressStack(
        below, List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1")));
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    below.join(timeout);
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout) {
    return addresses;
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return below.socket();
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    return below.listen(local);
  }

  @Override
  public void close() {}
}
