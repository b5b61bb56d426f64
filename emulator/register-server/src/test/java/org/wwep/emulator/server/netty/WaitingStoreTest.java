package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RawClient;
import org.wwep.net.Endpoint;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;

/** A store that makes its caller wait, as a disk or a network does. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class WaitingStoreTest {
  private static final DeviceId SLOW = DeviceId.parse("0001");

  private final Transport transport;
  private final MemoryStore memory = new MemoryStore();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(1);
  private NettyServer server;

  WaitingStoreTest(Transport transport) {
    this.transport = transport;
  }

  @BeforeEach
  void start() throws Exception {
    ServerSettings options =
        ServerSettings.at(Endpoint.loopback(0))
            .withKeepAlive(true)
            .withReasons(true)
            .withReadTimeout(Duration.ofMillis(50));
    server =
        NettyServer.start(
            TransportSettings.settings(options, transport).withLoops(1),
            new SlowStore(),
            new TransactionLog(InstantSource.system()),
            ServerMetrics.NONE);
  }

  @AfterEach
  void put_away() {
    goOn.countDown();
    server.close();
  }

  @Test
  void who_waits_for_the_store_holds_nobody_else_up() throws Exception {
    try (Socket slow = connect()) {
      slow.getOutputStream().write("W0001050001".getBytes(ISO_8859_1));
      waiting.await();
      assertThat(RawClient.exchange(server.local().getFirst(), List.of(bytes("W0002050001")), true))
          .isEqualTo("A0002050001");
      goOn.countDown();
      assertThat(slow.getInputStream().readNBytes(11)).isEqualTo(bytes("A0001050001"));
    }
  }

  @Test
  void what_is_sent_behind_a_write_that_waits_is_answered_after_it_and_sees_it() throws Exception {
    try (Socket client = connect();
        ExecutorService later = Executors.newVirtualThreadPerTaskExecutor()) {
      client.getOutputStream().write(bytes("W0001050001"));
      waiting.await();
      client.getOutputStream().write(bytes("R000105W0002050002R000105W0001050003R000105"));
      client.shutdownOutput();
      Future<byte[]> all = later.submit(() -> client.getInputStream().readAllBytes());
      goOn.countDown();
      assertThat(new String(all.get(), ISO_8859_1))
          .isEqualTo("A0001050001A0001050001A0002050002A0001050001A0001050003A0001050003");
    }
  }

  @Test
  void a_client_that_goes_while_the_store_works_leaves_nothing_behind() throws Exception {
    try (Socket client = connect()) {
      client.getOutputStream().write(bytes("W0001050001"));
      waiting.await();
      client.setSoLinger(true, 0);
    }
    goOn.countDown();
    while (server.connections() > 0 || memory.read(SLOW, 5).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void closing_waits_for_what_the_store_has_begun() throws Exception {
    try (Socket client = connect();
        ExecutorService later = Executors.newVirtualThreadPerTaskExecutor()) {
      client.getOutputStream().write(bytes("W0001050001"));
      waiting.await();
      Future<Boolean> finished = later.submit(() -> server.finish(Duration.ofSeconds(20)));
      while (server.accepting()) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(bytes("A0001050001"));
      RawClient.leave(client);
      assertThat(finished.get()).isTrue();
    }
  }

  private Socket connect() throws java.io.IOException {
    return RawClient.connect(server.local().getFirst());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Holds up the writes of one device until it may go on. */
  private final class SlowStore implements RegisterStore {
    @Override
    public boolean write(DeviceId device, int register, int value) {
      if (device.equals(SLOW)) {
        waiting.countDown();
        try {
          goOn.await();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
      return memory.write(device, register, value);
    }

    @Override
    public OptionalInt read(DeviceId device, int register) {
      return memory.read(device, register);
    }

    @Override
    public boolean waits() {
      return true;
    }
  }
}
