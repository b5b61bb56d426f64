package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.PeerResetException;
import org.wwep.net.tls.TlsTestPeers.Raw;
import org.wwep.rtos.TestTask;

/** Whatever comes, a handshake ends, and with nothing but the trouble it may have. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GarbageTest {
  private static final int ROUNDS = 150;

  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();
  private final SplittableRandom random = new SplittableRandom(27708);

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  @Test
  void noise_and_damaged_hellos_at_a_server() throws Exception {
    byte[] hello = hello();
    for (int i = 0; i < ROUNDS; i++) {
      Raw raw = tlsTestPeers.raw();
      TestTask<TlsConnection> accepted =
          tlsTestPeers.accepting(raw.server(), TlsTestPeers.serving());
      send(raw.client(), i % 3 == 0 ? noise() : damaged(hello));
      assertThat(accepted.thrown()).as("round %s", i).get().isInstanceOf(LinkException.class);
      raw.client().close();
    }
  }

  @Test
  void damaged_flights_at_a_client() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Raw outer = tlsTestPeers.raw();
      Raw inner = tlsTestPeers.raw();
      TestTask<TlsConnection> accepted =
          tlsTestPeers.accepting(inner.server(), TlsTestPeers.serving());
      TestTask<TlsConnection> connecting =
          TestTask.task(
              tlsTestPeers.rtos,
              "client",
              () ->
                  tlsTestPeers.tls.connect(
                      outer.client(), TlsTestPeers.trusting(), TlsTestPeers.LONG));
      byte[] buffer = new byte[20_000];
      int count = outer.server().receive(buffer, 0, buffer.length, TlsTestPeers.LONG);
      inner.client().send(buffer, 0, count, TlsTestPeers.LONG);
      count = inner.client().receive(buffer, 0, buffer.length, TlsTestPeers.LONG);
      byte[] flight = Arrays.copyOf(buffer, count);
      byte[] bad = damaged(flight);
      send(outer.server(), bad);
      if (connecting.thrown().isPresent() || !onlyVersions(flight, bad)) {
        assertThat(connecting.thrown()).as("round %s", i).get().isInstanceOf(LinkException.class);
      }
      inner.client().close();
      outer.server().close();
      assertThat(accepted.thrown()).get().isInstanceOf(LinkException.class);
    }
  }

  /** Says whether only the versions of records differ, which TLS 1.3 wants to be passed over. */
  private static boolean onlyVersions(byte[] whole, byte[] bad) {
    byte[] mended = bad.clone();
    for (int at = 0; at + 5 <= whole.length && mended.length == whole.length; ) {
      mended[at + 1] = whole[at + 1];
      mended[at + 2] = whole[at + 2];
      at += 5 + ((whole[at + 3] & 0xff) << 8) + (whole[at + 4] & 0xff);
    }
    return Arrays.equals(mended, whole);
  }

  private byte[] hello() throws Exception {
    Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> _ =
        TestTask.task(
            tlsTestPeers.rtos,
            "client",
            () ->
                tlsTestPeers.tls.connect(raw.client(), TlsTestPeers.trusting(), TlsTestPeers.LONG));
    byte[] buffer = new byte[2000];
    int count = raw.server().receive(buffer, 0, buffer.length, TlsTestPeers.LONG);
    return Arrays.copyOf(buffer, count);
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(400)];
    random.nextBytes(noise);
    if (noise.length > 5 && random.nextBoolean()) {
      noise[0] = 22;
      noise[1] = 3;
      noise[3] = 0;
    }
    return noise;
  }

  private byte[] damaged(byte[] whole) {
    byte[] bytes = whole.clone();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  /** Sends, and says that nothing else comes; the other side may be gone by then. */
  private static void send(Connection to, byte[] bytes) throws Exception {
    try {
      to.send(bytes, TlsTestPeers.LONG);
      to.shutdownOutput();
    } catch (LinkException e) {
      assertThat(e).isInstanceOf(PeerResetException.class);
    }
  }
}
