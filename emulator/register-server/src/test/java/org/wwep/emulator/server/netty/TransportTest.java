package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerPort;

/** Which transport a server takes. */
class TransportTest {
  @Test
  void rings_where_the_kernel_has_them() throws Exception {
    assumeTrue(Transport.IO_URING.available(), "this machine has no io_uring");
    assertThat(best("127.0.0.1")).isEqualTo(Transport.IO_URING);
    assertThat(best("::")).isEqualTo(Transport.IO_URING);
  }

  @Test
  void not_rings_for_all_of_ipv4_since_they_would_take_ipv6_too() throws Exception {
    assertThat(best("0.0.0.0")).isNotEqualTo(Transport.IO_URING);
  }

  private static Transport best(String address) throws Exception {
    return Transport.best(
        List.of(ServerPort.open(new Endpoint(InetAddress.getByName(address), 0))));
  }
}
