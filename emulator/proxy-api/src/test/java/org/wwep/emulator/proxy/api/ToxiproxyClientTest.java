package org.wwep.emulator.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Endpoint;

/** Toxiproxy's own client for Java drives our proxy. */
@Timeout(60)
class ToxiproxyClientTest {
  private static final String FRAME = "W0003050001";
  private static final String REPLY = "A0003050001";

  private final ProxyTestNetwork proxyTestNetwork = new ProxyTestNetwork();

  @AfterEach
  void put_away() {
    proxyTestNetwork.close();
  }

  @Test
  void all_that_the_client_can_do_works() throws Exception {
    try (RegisterServer server = proxyTestNetwork.server();
        ProxyCollection proxyCollection =
            new ProxyCollection(
                proxyTestNetwork.rtos, proxyTestNetwork.net, RogueServer.none(), 1, line -> {});
        ControlApi api = ControlApi.start(Endpoint.loopback(0), proxyCollection)) {
      ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", api.local().port());
      assertThat(client.version()).contains("2.");
      Proxy proxy = client.createProxy("wwep", "127.0.0.1:0", server.local().getFirst().toString());
      assertThat(proxy.isEnabled()).isTrue();
      assertThat(client.getProxies()).hasSize(1);
      assertThat(client.getProxy("wwep").getUpstream()).isEqualTo(proxy.getUpstream());
      assertThat(client.getProxyOrNull("other")).isNull();
      assertThatThrownBy(() -> client.createProxy("wwep", "127.0.0.1:0", "127.0.0.1:1"))
          .isInstanceOf(IOException.class);
      assertThat(exchange(proxy)).isEqualTo(REPLY);
      toxics(proxy);
      client.reset();
      assertThat(proxy.toxics().getAll()).isEmpty();
      proxy.disable();
      assertThat(exchange(proxy)).isEqualTo("ConnectFailed");
      proxy.enable();
      assertThat(exchange(proxy)).isEqualTo(REPLY);
      proxy.delete();
      assertThat(client.getProxies()).isEmpty();
    }
  }

  @Test
  void every_setter_and_getter_of_every_toxic_works() throws Exception {
    try (RegisterServer server = proxyTestNetwork.server();
        ProxyCollection proxyCollection =
            new ProxyCollection(
                proxyTestNetwork.rtos, proxyTestNetwork.net, RogueServer.none(), 1, line -> {});
        ControlApi api = ControlApi.start(Endpoint.loopback(0), proxyCollection)) {
      ToxiproxyClient client = new ToxiproxyClient("http", "127.0.0.1", api.local().port());
      Proxy proxy = client.createProxy("wwep", "127.0.0.1:0", "127.0.0.1:1");
      proxy.setUpstream(server.local().getFirst().toString());
      assertThat(exchange(client.getProxy("wwep"))).isEqualTo(REPLY);
      proxy.setListen("127.0.0.1:0");
      assertThat(exchange(client.getProxy("wwep"))).isEqualTo(REPLY);
      ToxicList toxics = proxy.toxics();
      for (ToxicDirection direction : ToxicDirection.values()) {
        for (Toxic toxic :
            List.of(
                toxics.latency("latency", direction, 1),
                toxics.bandwidth("bandwidth", direction, 1),
                toxics.slowClose("slow_close", direction, 1),
                toxics.timeout("timeout", direction, 1),
                toxics.slicer("slicer", direction, 9, 1),
                toxics.limitData("limit_data", direction, 1),
                toxics.resetPeer("reset_peer", direction, 1))) {
          long value = 2;
          for (Method setter : toxic.getClass().getDeclaredMethods()) {
            if (setter.getName().startsWith("set") && Modifier.isPublic(setter.getModifiers())) {
              setter.invoke(toxic, ++value);
              Toxic again = toxics.get(toxic.getName(), toxic.getClass());
              String getter = "get" + setter.getName().substring(3);
              assertThat(again.getClass().getMethod(getter).invoke(again)).isEqualTo(value);
            }
          }
          assertThat(value).as(toxic.getName()).isGreaterThan(2);
          toxic.setToxicity(0.5f);
          assertThat(toxics.get(toxic.getName()).getToxicity()).isEqualTo(0.5f);
          assertThat(toxics.get(toxic.getName()).getStream()).isEqualTo(direction);
          toxic.remove();
        }
      }
      assertThat(toxics.getAll()).isEmpty();
    }
  }

  private void toxics(Proxy proxy) throws Exception {
    Latency latency = proxy.toxics().latency("late", ToxicDirection.UPSTREAM, 10);
    latency.setLatency(60).setJitter(5);
    Instant start = proxyTestNetwork.rtos.now();
    assertThat(exchange(proxy)).isEqualTo(REPLY);
    assertThat(Duration.between(start, proxyTestNetwork.rtos.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(55));
    assertThat(proxy.toxics().get("late", Latency.class).getJitter()).isEqualTo(5);
    latency.remove();

    LimitData limit = proxy.toxics().limitData("limit", ToxicDirection.DOWNSTREAM, 3);
    assertThat(exchange(proxy)).isEqualTo("A00");
    limit.setToxicity(0);
    assertThat(exchange(proxy)).isEqualTo(REPLY);
    limit.remove();

    Toxic reset = proxy.toxics().resetPeer("reset", ToxicDirection.DOWNSTREAM, 1);
    assertThat(exchange(proxy)).isEqualTo("PeerReset");
    reset.remove();
    Toxic timeout = proxy.toxics().timeout("timeout", ToxicDirection.DOWNSTREAM, 10);
    assertThat(exchange(proxy)).isEmpty();
    timeout.remove();

    Slicer slicer = proxy.toxics().slicer("slicer", ToxicDirection.UPSTREAM, 3, 100);
    slicer.setSizeVariation(2);
    proxy.toxics().slowClose("slow", ToxicDirection.DOWNSTREAM, 5);
    proxy.toxics().bandwidth("narrow", ToxicDirection.DOWNSTREAM, 100);
    assertThat(proxy.toxics().getAll()).hasSize(3);
    assertThat(exchange(proxy)).isEqualTo(REPLY);
  }

  private String exchange(Proxy proxy) throws InterruptedException {
    int port = ProxyAddress.parse("listen", proxy.getListen()).port();
    return proxyTestNetwork.exchange(Endpoint.loopback(port), FRAME);
  }
}
