package org.wwep.emulator.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.WwepClient;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.emulator.proxy.DevelopmentRogueServer;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.Passwords;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsParameters;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TlsVersion;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.Request;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;

@Timeout(120)
@Tag("slow")
class TlsFaultTest {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final String FRAME = "W0003050001";
  private static final String REPLY = "A0003050001";

  @TempDir private Path dir = Path.of("unset");
  private final ProxyTestNetwork proxyTestNetwork = new ProxyTestNetwork();
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock = InstantSource.system();
  private final Tls tls = Tls.secure(random, clock);
  private RogueServer rogueServer = RogueServer.none();

  @BeforeEach
  void prepare() throws Exception {
    rogueServer = new DevelopmentRogueServer(ca(), random, clock);
    rogueServer.prepare();
  }

  @AfterEach
  void put_away() {
    proxyTestNetwork.close();
  }

  @Test
  void without_a_fault_tls_passes_unread() throws Exception {
    assertThat(exchange(TlsVersion.TLS_1_3)).isEqualTo(REPLY);
    assertThat(exchange(TlsVersion.TLS_1_2)).isEqualTo(REPLY);
  }

  @Test
  void a_wrong_certificate_is_refused_for_what_is_wrong_with_it() throws Exception {
    for (TlsVersion version : TlsVersion.values()) {
      assertThat(exchange(version, "tls kind=expired"))
          .startsWith("TlsRejected")
          .contains("expired");
      assertThat(exchange(version, "tls kind=wrong-name"))
          .startsWith("TlsRejected")
          .contains("not for 'localhost'");
      assertThat(exchange(version, "tls kind=unknown-ca"))
          .startsWith("TlsRejected")
          .contains("vouches");
      assertThat(exchange(version, "tls kind=self-signed")).startsWith("TlsRejected");
      assertThat(exchange(version, "tls kind=expired toxicity=0")).isEqualTo(REPLY);
    }
  }

  @Test
  void a_client_that_checks_nothing_talks_to_the_server_all_the_same() throws Exception {
    try (RegisterServer server = server();
        FaultProxy proxy =
            proxyTestNetwork.before(
                server.local().getFirst(), 1, rogueServer, "tls kind=expired")) {
      assertThat(exchange(proxy.local(), TlsClientConfig.insecurely())).isEqualTo(REPLY);
      proxy.change(ProxyTestNetwork.specs("tls kind=expired", "limit_data bytes=4"));
      try (Connection client =
          tls.connect(
              proxyTestNetwork.dial(proxy.local()), TlsClientConfig.insecurely(), HANDSHAKE)) {
        ProxyTestNetwork.send(client, FRAME);
        assertThat(ProxyTestNetwork.toEnd(client))
            .as("faults work on what TLS protects")
            .isEqualTo("A000");
      }
    }
  }

  @Test
  void a_downgraded_hello_is_refused() throws Exception {
    assertThat(exchange(TlsVersion.TLS_1_3, "tls kind=downgrade")).startsWith("TlsRejected");
    assertThat(exchange(TlsVersion.TLS_1_2, "tls kind=downgrade")).startsWith("TlsRejected");
    assertThat(
            exchange(
                TlsVersion.TLS_1_2,
                "slicer average_size=1 stream=downstream",
                "tls kind=downgrade",
                "slicer name=again average_size=7"))
        .startsWith("TlsRejected");
  }

  @Test
  void a_stalled_handshake_ends_by_the_clients_patience() throws Exception {
    assertThat(exchange(TlsVersion.TLS_1_3, "tls kind=stall"))
        .startsWith("TlsRejected no TLS handshake")
        .contains("it sent nothing");
  }

  @Test
  void a_truncated_end_comes_without_its_announcement() throws Exception {
    for (TlsVersion version : List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)) {
      assertThat(toEnd(version)).isEqualTo(REPLY);
      assertThat(toEnd(version, "tls kind=truncate")).isEqualTo("PeerClosed");
      assertThat(toEnd(version, "tls kind=truncate", "slicer average_size=2 name=s"))
          .isEqualTo("PeerClosed");
    }
  }

  @Test
  void what_is_no_tls_passes_as_it_is() throws Exception {
    for (String kind : List.of("stall", "truncate", "downgrade")) {
      try (RegisterServer server = proxyTestNetwork.server();
          FaultProxy proxy =
              proxyTestNetwork.before(
                  server.local().getFirst(), 1, rogueServer, "tls kind=" + kind)) {
        assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).as(kind).isEqualTo(REPLY);
      }
    }
  }

  @Test
  void openssl_refuses_too() throws Exception {
    try (RegisterServer server = server()) {
      assertThat(openssl(server)).contains("Verify return code: 0 (ok)");
      assertThat(openssl(server, "tls kind=expired")).contains("certificate has expired");
      assertThat(openssl(server, "tls kind=wrong-name")).contains("hostname mismatch");
      assertThat(openssl(server, "tls kind=unknown-ca")).contains("unable to get local issuer");
      assertThat(openssl(server, "tls kind=self-signed")).contains("self-signed certificate");
      assertThat(openssl(server, "tls kind=downgrade"))
          .containsPattern(
              "illegal parameter|unsupported protocol|bad protocol version|wrong version");
    }
  }

  private String openssl(RegisterServer server, String... faults) throws Exception {
    try (FaultProxy proxy =
        proxyTestNetwork.before(server.local().getFirst(), 1, rogueServer, faults)) {
      Process process =
          new ProcessBuilder(
                  "openssl",
                  "s_client",
                  "-connect",
                  proxy.local().toString(),
                  "-CAfile",
                  ca().caFile().toString(),
                  "-verify_hostname",
                  "localhost",
                  "-servername",
                  "localhost")
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
      String output =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return output;
    }
  }

  private DevelopmentCa ca() {
    return new DevelopmentCa(dir, random, clock);
  }

  private RegisterServer server() throws Exception {
    IssuedCertificate issuedCertificate = ca().ensure(List.of()).get(1);
    TlsServerConfig config =
        TlsServerConfig.of(
            Credential.read(issuedCertificate.file(), issuedCertificate.key(), Passwords.NONE));
    SecureLayer layer = raw -> tls.accept(raw, config, HANDSHAKE);
    ServerSettings options =
        ServerSettings.at(Endpoint.loopback(0))
            .withReadTimeout(Duration.ofSeconds(2))
            .withPorts(new ServerPort(Endpoint.loopback(0), layer));
    return RegisterServer.start(
        proxyTestNetwork.rtos, proxyTestNetwork.net, options, new MemoryStore(), line -> {});
  }

  private TlsClientConfig trusting(TlsVersion version) throws Exception {
    return TlsClientConfig.trusting(TrustAnchors.read(ca().caFile()), "localhost")
        .withParameters(TlsParameters.DEFAULT.withOnly(version));
  }

  private String exchange(TlsVersion version, String... faults) throws Exception {
    try (RegisterServer server = server();
        FaultProxy proxy =
            proxyTestNetwork.before(server.local().getFirst(), 1, rogueServer, faults)) {
      return exchange(proxy.local(), trusting(version));
    }
  }

  private String exchange(Endpoint to, TlsClientConfig config) throws Exception {
    SecureLayer layer = raw -> tls.connect(raw, config, Duration.ofSeconds(2));
    try (WwepClient client =
        new WwepClient(
            proxyTestNetwork.net,
            proxyTestNetwork.rtos::now,
            ApiStyle.STREAM,
            layer,
            ClientTimeouts.DEFAULT)) {
      return client.exchange(to, Request.parse(FRAME)).received();
    } catch (LinkException e) {
      return e.kind() + " " + e.getMessage();
    }
  }

  private String toEnd(TlsVersion version, String... faults) throws Exception {
    try (RegisterServer server = server();
        FaultProxy proxy =
            proxyTestNetwork.before(server.local().getFirst(), 1, rogueServer, faults);
        Connection client =
            tls.connect(proxyTestNetwork.dial(proxy.local()), trusting(version), HANDSHAKE)) {
      ProxyTestNetwork.send(client, FRAME);
      return ProxyTestNetwork.toEnd(client);
    } catch (LinkException e) {
      return e.kind();
    }
  }
}
