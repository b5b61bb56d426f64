package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.LogCapture;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.tls.TlsSuite.Exchange;
import org.wwep.net.tls.TlsSuite.Proof;
import org.wwep.rtos.TestTask;

/** What has no forward secrecy is the last choice of both ends, is told, and can be refused. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class StaticRsaTest {
  private static final String TOLD =
      "NO FORWARD SECRECY with 127.0.0.1: TLS_RSA_WITH_AES_128_GCM_SHA256 is static RSA";

  private final TlsTestPeers peers = new TlsTestPeers();
  private final TlsServerConfig server = TlsServerConfig.of(TestKeyType.RSA_2048.credential());

  @AfterEach
  void close() {
    peers.close();
  }

  /** A client that offers these, in this order; some library's order is no other's. */
  private static TlsClientConfig offering(Integer... suites) {
    return TlsClientConfig.insecurely()
        .withParameters(TlsTestPeers.only(TlsVersion.TLS_1_2).withNumbers(List.of(suites)));
  }

  private static int oldest() {
    return TlsSuite.numbers(Exchange.STATIC_RSA).getFirst();
  }

  @Test
  void a_server_takes_anything_before_it() throws Exception {
    int worst = TlsSuite.numbers(Exchange.DHE_RSA).getLast();
    TlsTestPeers.Pair pair = peers.pair(offering(oldest(), worst), server);
    assertThat(TlsSuite.name(pair.server().security().number()))
        .isEqualTo("TLS_DHE_RSA_WITH_AES_256_CBC_SHA");
  }

  @Test
  void a_client_offers_it_last() {
    int[] offered = TlsParameters.DEFAULT.numbers(EnumSet.of(Proof.ECDSA, Proof.RSA));
    List<String> names = Arrays.stream(offered).mapToObj(TlsSuite::name).toList();
    int last = TlsSuite.numbers(Exchange.STATIC_RSA).size();
    assertThat(names.subList(names.size() - last, names.size()))
        .hasSize(8)
        .allMatch(name -> name.startsWith("TLS_RSA_WITH_"));
    assertThat(names.subList(0, names.size() - last))
        .noneMatch(name -> name.startsWith("TLS_RSA_WITH_"));
  }

  @Test
  void each_end_tells_of_each_peer_once() throws Exception {
    try (LogCapture log = LogCapture.of(ForwardSecrecyLog.class.getName())) {
      for (int i = 0; i < 3; i++) {
        TlsTestPeers.Pair pair = peers.pair(offering(oldest()), server);
        pair.exchange("W0FAC050001", "A0FAC050001");
        assertThat(pair.server().security().toString()).endsWith(", without forward secrecy");
      }
      // Both ends have one world here, in which they have one address.
      assertThat(log.lines()).hasSize(1).allMatch(line -> line.startsWith(TOLD));
    }
  }

  @Test
  void nothing_is_told_of_others() throws Exception {
    try (LogCapture log = LogCapture.of(ForwardSecrecyLog.class.getName())) {
      peers.pair(TlsClientConfig.insecurely(), server).exchange("W0FAC050001", "A0FAC050001");
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void a_server_that_refuses_it_names_it() throws Exception {
    TlsTestPeers.Raw raw = peers.raw();
    TestTask<TlsConnection> accepted =
        peers.accepting(
            raw.server(), server.withParameters(TlsParameters.DEFAULT.withoutStaticRsa()));
    assertThatThrownBy(() -> peers.tls.connect(raw.client(), offering(oldest()), TlsTestPeers.LONG))
        .isInstanceOf(TlsRejectedException.class);
    assertThat(accepted.thrown().orElseThrow())
        .hasMessageContaining("nothing to agree on")
        .hasMessageContaining(
            "TLS_RSA_WITH_AES_128_GCM_SHA256 (static RSA, which is not taken here)");
  }

  @Test
  void a_client_that_refuses_it_offers_none() throws Exception {
    TlsTestPeers.Raw raw = peers.raw();
    TestTask<TlsConnection> accepted =
        peers.accepting(
            raw.server(),
            server.withParameters(TlsParameters.DEFAULT.withNumbers(List.of(oldest()))));
    TlsClientConfig strict =
        TlsClientConfig.insecurely().withParameters(TlsParameters.DEFAULT.withoutStaticRsa());
    assertThatThrownBy(() -> peers.tls.connect(raw.client(), strict, TlsTestPeers.LONG))
        .isInstanceOf(TlsRejectedException.class);
    assertThat(accepted.thrown().orElseThrow()).hasMessageContaining("nothing to agree on");
  }
}
