package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
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
 * Of clients that send without an end a server takes a buffer or two, and not all that there is,
 * before it comes to whoever asks one thing. What is counted is the bytes that it has taken, while
 * its loop is kept.
 */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(120)
@Tag("slow")
class GreedyReadTest {
  private static final int CLIENTS = 100;
  private static final int ROUNDS = 5;

  /** So many pass until the system gives no connection more room. */
  private static final int FIRST = 3;

  private static final byte[] FRAMES = "R6EED00".repeat(2000).getBytes(ISO_8859_1);

  /** Some buffers of each; a read that stays takes 32 of each, and begins again. */
  private static final long MOST = 8L * CLIENTS * LoopBufferAllocator.READ;

  private static final DeviceId BUSY = new DeviceId(0xB001);

  private final Transport transport;
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore gate = new Semaphore(0);
  private final List<SocketChannel> greedy = new ArrayList<>();

  /** What each has still to send before it begins again, so that all are whole frames. */
  private final List<ByteBuffer> rest = new ArrayList<>();

  GreedyReadTest(Transport transport) {
    this.transport = transport;
  }

  @AfterEach
  void end() throws IOException {
    gate.release();
    for (SocketChannel each : greedy) {
      each.close();
    }
  }

  /** Keeps the loop with each write to one device. */
  private final class KeepingStore implements RegisterStore {
    @Override
    public boolean write(DeviceId device, int register, int value) {
      if (device.equals(BUSY)) {
        entered.release();
        gate.acquireUninterruptibly();
      }
      return true;
    }

    @Override
    public OptionalInt read(DeviceId device, int register) {
      return OptionalInt.of(0x600D);
    }
  }

  private void connect(Endpoint server) throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      SocketChannel client =
          SocketChannel.open(new InetSocketAddress(server.address(), server.port()));
      greedy.add(client);
      rest.add(ByteBuffer.wrap(FRAMES));
      client.write(ByteBuffer.wrap("R6EED00".getBytes(ISO_8859_1)));
      assertThat(client.socket().getInputStream().readNBytes(11)).hasSize(11);
      client.configureBlocking(false);
    }
  }

  /** Sends as much as the system takes while the server reads nothing; returns how much that is. */
  private long fill() throws IOException {
    long all = 0;
    for (int i = 0; i < CLIENTS; i++) {
      ByteBuffer frames = rest.get(i);
      for (int count = 1; count > 0; all += count) {
        count = greedy.get(i).write(frames.hasRemaining() ? frames : frames.clear());
      }
    }
    return all;
  }

  @Test
  void little_is_taken_of_those_that_send_much_before_who_asks_one_thing() throws Exception {
    List<Long> taken = new ArrayList<>();
    try (NettyServer server =
            NettyServer.start(
                TransportSettings.settings(
                        ServerSettings.at(Endpoint.loopback(0))
                            .withKeepAlive(true)
                            .withReadTimeout(Duration.ofSeconds(100)),
                        transport)
                    .withLoops(1),
                new KeepingStore(),
                new TransactionLog(InstantSource.system()),
                ServerMetrics.NONE);
        Socket good = RawClient.connect(server.local().getFirst())) {
      connect(server.local().getFirst());
      for (int i = 0; i < FIRST + ROUNDS; i++) {
        good.getOutputStream().write("WB001000001".getBytes(ISO_8859_1));
        entered.acquire();
        long more = fill();
        if (i >= FIRST) {
          taken.add(more);
        }
        gate.release();
        assertThat(good.getInputStream().readNBytes(11)).hasSize(11);
      }
    }
    assertThat(taken).as("bytes, of %d clients", CLIENTS).allMatch(bytes -> bytes < MOST);
  }
}
