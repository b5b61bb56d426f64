package org.wwep.net.tls;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerProtocol;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;

/**
 * A peer that never stops sending: records of one kind, during its handshake or after it, until the
 * other side is gone.
 *
 * <p>Owned by the task that runs it.
 */
public final class FloodPeer {
  private static final int AT_ONCE = 20;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Connection raw;
  private final TlsProtocol protocol;
  private final FloodRecord.Writer writer;
  private final TlsVersion version;

  private <P extends TlsProtocol & FloodRecord.Writer> FloodPeer(
      Connection raw, TlsVersion version, P engine) {
    this.raw = raw;
    this.version = version;
    this.protocol = engine;
    this.writer = engine;
  }

  /** Makes the server of localhost. */
  public static FloodPeer server(Connection raw, TlsVersion version) throws IOException {
    return new FloodPeer(raw, version, new Server(version));
  }

  /** Makes a client that trusts it. */
  public static FloodPeer client(Connection raw, TlsVersion version) throws IOException {
    return new FloodPeer(raw, version, new Client(version, raw.remote()));
  }

  /** Sends these bytes again and again, until the peer is gone. */
  public static void flood(Connection raw, byte[] bytes) throws InterruptedException {
    byte[] many = new byte[bytes.length * AT_ONCE];
    for (int i = 0; i < AT_ONCE; i++) {
      System.arraycopy(bytes, 0, many, i * bytes.length, bytes.length);
    }
    try {
      while (true) {
        raw.send(many, LONG);
      }
    } catch (LinkException _) {
      // The peer is gone: what a flood ends by.
    }
  }

  /** Sends the record instead of a handshake. */
  public static void floodHandshake(Connection raw, FloodRecord kind) throws InterruptedException {
    flood(raw, kind.plain());
  }

  /** Agrees with the peer. */
  public void handshake() throws IOException, LinkException, InterruptedException {
    byte[] buffer = new byte[2048];
    flush();
    while (protocol.isHandshaking()) {
      int count = raw.receive(buffer, 0, buffer.length, LONG);
      if (count < 0) {
        throw new IOException("the peer closed during the handshake");
      }
      protocol.offerInput(buffer, 0, count);
      flush();
    }
  }

  /** Sends the record, until the peer is gone. */
  public void flood(FloodRecord kind) throws IOException, InterruptedException {
    try {
      while (true) {
        for (int i = 0; i < AT_ONCE; i++) {
          kind.write(writer, version);
        }
        flush();
      }
    } catch (LinkException _) {
      // As above.
    }
  }

  private void flush() throws LinkException, InterruptedException {
    byte[] out = new byte[protocol.getAvailableOutputBytes()];
    int length = protocol.readOutput(out, 0, out.length);
    raw.send(Arrays.copyOf(out, length), LONG);
  }

  private static HandshakeState state() {
    return new HandshakeState(() -> TestCa.NOW);
  }

  private static Crypto crypto() {
    return new Crypto(new SecureRandom(), false);
  }

  private static final class Server extends TlsServerProtocol implements FloodRecord.Writer {
    Server(TlsVersion version) throws IOException {
      accept(
          new ServerPeer(
              crypto(),
              TlsTestPeers.serving().withParameters(TlsTestPeers.only(version)),
              state()));
    }

    @Override
    public void record(short type, byte[] content) throws IOException {
      writeRecord(type, content, 0, content.length);
    }

    @Override
    public void keyUpdate() throws IOException {
      send13KeyUpdate(true);
    }
  }

  private static final class Client extends TlsClientProtocol implements FloodRecord.Writer {
    Client(TlsVersion version, Endpoint remote) throws IOException {
      connect(
          new ClientPeer(
              crypto(),
              TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
              state(),
              remote));
    }

    @Override
    public void record(short type, byte[] content) throws IOException {
      writeRecord(type, content, 0, content.length);
    }

    @Override
    public void keyUpdate() throws IOException {
      send13KeyUpdate(true);
    }
  }
}
