package org.wwep.emulator.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.NamedAddressStack;

@Timeout(60)
class UpstreamAddressesTest {
  @Test
  void an_address_of_the_server_that_refuses_does_not_hide_the_one_behind_it() throws Exception {
    try (ProxyTestNetwork network = new ProxyTestNetwork();
        RegisterServer server = network.server();
        FaultProxy proxy =
            FaultProxy.start(
                network.rtos,
                NamedAddressStack.refusingFirst(network.net),
                new ProxySettings(
                    "test",
                    new ProxyAddress("127.0.0.1", 0),
                    new ProxyAddress("class.example", server.local().getFirst().port())),
                List.of(),
                RogueServer.none(),
                7)) {
      assertThat(network.exchange(proxy.local(), "W0FAC0B1234")).isEqualTo("A0FAC0B1234");
    }
  }
}
