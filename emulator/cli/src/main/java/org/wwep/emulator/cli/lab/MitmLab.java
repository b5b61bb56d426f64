package org.wwep.emulator.cli.lab;

import java.util.List;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.ReplyOutcome;
import org.wwep.client.WwepClient;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.Psk;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsClientLayer;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.Request;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * The course's man in the middle, played in one process on loopback: one attack on three clients.
 *
 * <p><b>Shape</b>: the attacker has a certificate of its own for the server's name, and sits where
 * the client's packets go. A client that checks nothing is fooled. One that trusts only the
 * server's CA, and one that shares a key with the server, refuse before they send anything.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6, on TLS.
 *
 * <p>Owned by the thread that made it; stack and operating system stay the caller's.
 */
public final class MitmLab {
  private static final Request FRAME = Request.parse("W0FAC050001");
  static final String SERVER = "localhost";

  private final Rtos rtos;
  private final NetworkStack net;
  private final Tls tls;
  private final LabCredentials labCredentials;

  /**
   * Who knows what.
   *
   * @param server the server's certificate and key
   * @param trust the CA that issued it
   * @param shared the key that server and device share
   * @param attacker the attacker's certificate and key, for the same name by another CA
   */
  public record LabCredentials(
      Credential server, TrustAnchors trust, Psk shared, Credential attacker) {}

  /**
   * How one client fared.
   *
   * @param client what kind of client, a few words
   * @param expectFooled whether the attack was to succeed
   * @param fooled whether the client took the attacker for the server
   * @param answer what the client made of it, one line
   * @param attacker the application bytes that the attacker read
   */
  public record AttackResult(
      String client, boolean expectFooled, boolean fooled, String answer, AttackerView attacker) {
    /** Returns whether it went as it has to. */
    public boolean asExpected() {
      return fooled == expectFooled && attacker.isExpected(expectFooled);
    }
  }

  /** Makes a lab. */
  public MitmLab(Rtos rtos, NetworkStack net, Tls tls, LabCredentials labCredentials) {
    this.rtos = rtos;
    this.net = net;
    this.tls = tls;
    this.labCredentials = labCredentials;
  }

  /** Plays the attack on each client, against a server of its own. */
  public List<AttackResult> play() throws LinkException, InterruptedException {
    return List.of(
        scene("a client that checks nothing", true, TlsClientConfig.insecurely()),
        scene(
            "a client that trusts the server's CA",
            false,
            TlsClientConfig.trusting(labCredentials.trust(), SERVER)),
        scene(
            "a client that shares a key with the server",
            false,
            TlsClientConfig.preShared(labCredentials.shared())));
  }

  private AttackResult scene(String name, boolean expectFooled, TlsClientConfig config)
      throws LinkException, InterruptedException {
    TlsServerConfig serving =
        TlsServerConfig.of(labCredentials.server()).withPsks(labCredentials.shared());
    ServerSettings options =
        ServerSettings.at(Endpoint.loopback(0))
            .withPorts(new ServerPort(Endpoint.loopback(0), server(serving)));
    try (RegisterServer server =
            RegisterServer.start(rtos, net, options, new MemoryStore(), MitmLab::unheard);
        TlsInterceptor attacker =
            new TlsInterceptor(
                rtos,
                net,
                server(TlsServerConfig.of(labCredentials.attacker())),
                client(TlsClientConfig.insecurely()),
                server.local().getFirst());
        WwepClient client =
            new WwepClient(
                net, rtos::now, ApiStyle.STREAM, client(config), ClientTimeouts.DEFAULT)) {
      String answer;
      boolean fooled;
      try {
        ReplyOutcome outcome = client.exchange(attacker.local(), FRAME);
        answer = "sent " + FRAME.frame() + ", got " + outcome.received();
        fooled = true;
      } catch (LinkException e) {
        answer = e.kind() + ": " + e.getMessage();
        fooled = false;
      }
      return new AttackResult(name, expectFooled, fooled, answer, attacker.view());
    }
  }

  private SecureLayer server(TlsServerConfig config) {
    return raw -> tls.accept(raw, config, Tls.HANDSHAKE);
  }

  private SecureLayer client(TlsClientConfig config) {
    return new TlsClientLayer(tls, config);
  }

  private static void unheard(Transaction transaction) {
    // The scene is told from the client's and the attacker's side.
  }
}
