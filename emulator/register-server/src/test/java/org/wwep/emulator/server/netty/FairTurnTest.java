package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.RawClient;
import org.wwep.net.Endpoint;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;

/**
 * However much others have sent, a client that sends little is answered before nearly all of it.
 */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
@Tag("slow")
class FairTurnTest {
  private static final int OTHERS = 200;
  private static final int FRAMES_OF_ONE = 2000;

  /** Less than is read at a time. */
  private static final int FRAMES_OF_A_PIECE = LoopBufferAllocator.READ / 7 - 6;

  private static final DeviceId BUSY = new DeviceId(0xB001);
  private static final DeviceId GREEDY = new DeviceId(0x6EED);

  private final Transport transport;
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch all = new CountDownLatch(1);
  private final AtomicLong ofOthers = new AtomicLong();

  /** How many frames of others were answered when the good client's was. */
  private final AtomicLong beforeGood = new AtomicLong();

  FairTurnTest(Transport transport) {
    this.transport = transport;
  }

  /** Keeps the loop until everybody's frames have arrived, and counts those of the others. */
  private final class CountingStore implements RegisterStore {
    @Override
    public boolean write(DeviceId device, int register, int value) {
      busy.countDown();
      try {
        all.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return device.equals(BUSY);
    }

    @Override
    public OptionalInt read(DeviceId device, int register) {
      if (device.equals(GREEDY)) {
        return OptionalInt.of((int) ofOthers.incrementAndGet() & 0xFFFF);
      }
      beforeGood.set(ofOthers.get());
      return OptionalInt.of(0x600D);
    }
  }

  @Test
  void little_is_answered_before_much() throws Exception {
    // One turn has some 290 frames.
    answer(FRAMES_OF_ONE, OTHERS * FRAMES_OF_ONE / 50);
  }

  @Test
  void little_is_answered_before_pieces_that_fill_no_buffer() throws Exception {
    answer(FRAMES_OF_A_PIECE, OTHERS * FRAMES_OF_A_PIECE / 5);
  }

  /** Has each of the others send so many frames, and then the good client one. */
  private void answer(int framesOfOne, int most) throws Exception {
    byte[] much = "R6EED00".repeat(framesOfOne).getBytes(ISO_8859_1);
    List<Socket> others = new ArrayList<>();
    try (NettyServer server =
            NettyServer.start(
                TransportSettings.settings(
                        ServerSettings.at(Endpoint.loopback(0))
                            .withKeepAlive(true)
                            .withReadTimeout(Duration.ofSeconds(50)),
                        transport)
                    .withLoops(1),
                new CountingStore(),
                new TransactionLog(InstantSource.system()),
                ServerMetrics.NONE);
        Socket keeping = RawClient.connect(server.local().getFirst());
        Socket good = RawClient.connect(server.local().getFirst())) {
      good.getOutputStream().write("R600D00".getBytes(ISO_8859_1));
      assertThat(good.getInputStream().readNBytes(11)).hasSize(11);
      for (int i = 0; i < OTHERS; i++) {
        Socket other = RawClient.connect(server.local().getFirst());
        others.add(other);
        other.getOutputStream().write("R600D00".getBytes(ISO_8859_1));
        assertThat(other.getInputStream().readNBytes(11)).hasSize(11);
      }
      keeping.getOutputStream().write("WB001000001".getBytes(ISO_8859_1));
      busy.await();
      for (Socket other : others) {
        other.getOutputStream().write(much);
      }
      good.getOutputStream().write("R600D00".getBytes(ISO_8859_1));
      all.countDown();
      assertThat(good.getInputStream().readNBytes(11))
          .isEqualTo("A600D00600D".getBytes(ISO_8859_1));
      assertThat(beforeGood.get())
          .as("frames of others before the reply, of %d", OTHERS * framesOfOne)
          .isLessThan(most);
      for (Socket other : others) {
        byte[] answers = other.getInputStream().readNBytes(11 * framesOfOne);
        assertThat(new String(answers, ISO_8859_1)).startsWith("A6EED00").hasSize(11 * framesOfOne);
      }
      assertThat(ofOthers.get()).isEqualTo((long) OTHERS * framesOfOne);
    } finally {
      for (Socket other : others) {
        other.close();
      }
    }
  }
}
