package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.RawClient;
import org.wwep.net.Endpoint;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;

/** A loop that had no time to look at its sockets. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class BusyLoopTest {
  private static final Duration SILENCE = Duration.ofMillis(100);

  private final Transport transport;
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch arrived = new CountDownLatch(1);

  /** Keeps the loop until the other frame has arrived, and its silence would be over. */
  private final class BlockingStore implements RegisterStore {
    @Override
    public boolean write(DeviceId device, int register, int value) {
      if (register == 1) {
        busy.countDown();
        try {
          arrived.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        long until = System.nanoTime() + SILENCE.toNanos();
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
      }
      return true;
    }

    @Override
    public OptionalInt read(DeviceId device, int register) {
      return OptionalInt.empty();
    }
  }

  BusyLoopTest(Transport transport) {
    this.transport = transport;
  }

  @Test
  void does_not_call_a_client_silent_whose_frame_has_arrived() throws Exception {
    try (NettyServer server =
            NettyServer.start(
                TransportSettings.settings(
                        ServerSettings.at(Endpoint.loopback(0))
                            .withKeepAlive(true)
                            .withReadTimeout(SILENCE),
                        transport)
                    .withLoops(1),
                new BlockingStore(),
                new TransactionLog(InstantSource.system()),
                ServerMetrics.NONE);
        Socket waiting = RawClient.connect(server.local().getFirst());
        Socket keeping = RawClient.connect(server.local().getFirst())) {
      // The first frame's answer: it is served, and then in the middle of its second.
      waiting.getOutputStream().write("W0FAC020001W0FAC".getBytes(ISO_8859_1));
      assertThat(waiting.getInputStream().readNBytes(11))
          .isEqualTo("A0FAC020001".getBytes(ISO_8859_1));
      keeping.getOutputStream().write("W0FAC010001".getBytes(ISO_8859_1));
      busy.await();
      waiting.getOutputStream().write("020002".getBytes(ISO_8859_1));
      arrived.countDown();
      assertThat(waiting.getInputStream().readNBytes(11))
          .isEqualTo("A0FAC020002".getBytes(ISO_8859_1));
    }
  }
}
