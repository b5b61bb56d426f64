package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.wwep.rtos.RtosWorld.Script;
import org.wwep.rtos.TestTask;

/** What the parts of the contract share: a world, and two ends of a connection in it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
abstract class NetworkContractBase {
  static final Duration LONG = Duration.ofSeconds(10);

  /** For calls that something else must end, so that a slow end is no success. */
  static final Duration FOREVER = Duration.ofDays(1);

  static final Duration SHORT = Duration.ofMillis(40);
  static final Duration NONE = Duration.ZERO;

  NetworkWorld world;

  abstract NetworkWorld fresh();

  @BeforeEach
  void make_the_world() {
    world = fresh();
  }

  @AfterEach
  void end_the_world() {
    world.close();
  }

  /** The ends of one connection. */
  record Pair(Connection client, Connection peer) {
    Pair turned() {
      return new Pair(/* client= */ peer, /* peer= */ client);
    }
  }

  Pair pair() throws Exception {
    try (TcpListener listener = world.peers().listen(world.anyPort())) {
      TcpSocket socket = world.stack().socket();
      socket.connect(listener.local(), LONG);
      return new Pair(socket, listener.accept(LONG));
    }
  }

  /** Starts a task and gives it time to block; were it late, what comes of it is the same. */
  <T> TestTask<T> blocked(Callable<T> call) throws InterruptedException {
    TestTask<T> testTask = TestTask.task(world.rtos(), "wwep-blocked", call);
    world.rtos().sleep(SHORT);
    return testTask;
  }

  void run(Script script) throws Exception {
    world.run(script);
  }

  /** Checks that something takes the whole of a timeout, and not much longer. */
  void takes(Duration timeout, Script script) throws Exception {
    Instant before = world.rtos().now();
    script.run();
    assertThat(Duration.between(before, world.rtos().now()))
        .isBetween(timeout, timeout.plusSeconds(5));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Receives exactly this many characters. */
  static String read(Connection connection, int length) throws Exception {
    byte[] buffer = new byte[length];
    for (int at = 0; at < length; ) {
      int count = connection.receive(buffer, at, length - at, LONG);
      assertThat(count).as("received after %s", at).isBetween(1, length - at);
      at += count;
    }
    return new String(buffer, StandardCharsets.US_ASCII);
  }

  static int receive(Connection connection, Duration timeout) throws Exception {
    return connection.receive(new byte[64], 0, 64, timeout);
  }

  /** Sends until the stack and the peer take no more. */
  static boolean sendForever(Connection connection, Duration timeout) throws Exception {
    byte[] much = new byte[1 << 16];
    while (true) {
      connection.send(much, timeout);
    }
  }
}
