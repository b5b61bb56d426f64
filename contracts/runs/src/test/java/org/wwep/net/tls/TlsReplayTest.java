package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.rtos.TestTask;

/** A simulation's run can be had again, byte for byte. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TlsReplayTest {
  @ParameterizedTest
  @EnumSource
  void one_seed_and_one_time_give_one_transcript(TlsVersion version) throws Exception {
    byte[] first = transcript(version, 7, 0);
    assertThat(first.length).isGreaterThan(800);
    assertThat(transcript(version, 7, 0)).isEqualTo(first);
    assertThat(transcript(version, 8, 0)).isNotEqualTo(first);
  }

  @Test
  void other_keys_leave_the_clients_hello_as_it_was() throws Exception {
    byte[] one = transcript(TlsVersion.TLS_1_3, 7, 0);
    byte[] other = transcript(TlsVersion.TLS_1_3, 7, 1);
    assertThat(other).isNotEqualTo(one);
    int hello = 5 + ((one[3] & 0xff) << 8) + (one[4] & 0xff);
    assertThat(other).startsWith(Arrays.copyOf(one, hello));
  }

  private static byte[] transcript(TlsVersion version, long seed, long serverSeed)
      throws Exception {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    try (TlsTestPeers tlsTestPeers = new TlsTestPeers()) {
      Tls client = Tls.replayed(new SplittableRandom(seed), () -> TestCa.NOW);
      Tls server = Tls.replayed(new SplittableRandom(seed + 100 + serverSeed), () -> TestCa.NOW);
      TlsTestPeers.Raw raw = tlsTestPeers.raw();
      TestTask<TlsConnection> accepted =
          TestTask.task(
              tlsTestPeers.rtos,
              "server",
              () ->
                  server.accept(
                      new Tap(raw.server(), wire), TlsTestPeers.serving(), TlsTestPeers.LONG));
      TlsConnection connected =
          client.connect(
              new Tap(raw.client(), wire),
              TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
              TlsTestPeers.LONG);
      new TlsTestPeers.Pair(connected, accepted.result()).exchange("W0FAC050001", "A0FAC050001");
      return wire.toByteArray();
    }
  }

  /** A connection whose sent bytes are kept; the ends of a handshake take turns. */
  private record Tap(Connection raw, ByteArrayOutputStream wire) implements Connection {
    @Override
    public void send(byte[] bytes, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      wire.write(bytes, offset, length);
      raw.send(bytes, offset, length, timeout);
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      return raw.receive(buffer, offset, length, timeout);
    }

    @Override
    public void shutdownOutput() throws LinkException {
      raw.shutdownOutput();
    }

    @Override
    public Endpoint remote() {
      return raw.remote();
    }

    @Override
    public Endpoint local() {
      return raw.local();
    }

    @Override
    public void close() {
      raw.close();
    }
  }
}
