package org.wwep.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkWorld;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolSizes;
import org.wwep.net.packet.PoolSnapshot;
import org.wwep.net.tls.TlsVersion;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.Request;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.RtosWorld.Script;
import org.wwep.rtos.TestTask;

/** Two ends of a connection, secured as the cell says; and nothing left at the end. */
public abstract class ExchangeWorld {
  static final Duration LONG = Duration.ofSeconds(10);
  static final Duration SHORT = Duration.ofMillis(60);
  static final Request REQUEST = Request.parse("W0FAC050001");

  private ExchangeSetting setting;
  private SecureLayer client;
  private SecureLayer server;
  PacketPools pools;

  /** Both ends, with what is below them. */
  record Pair(Connection client, Connection server, Connection rawClient, Connection rawServer)
      implements AutoCloseable {
    /** Closes what is left, the upper ends first. */
    @Override
    public void close() {
      client.close();
      server.close();
      rawClient.close();
      rawServer.close();
    }
  }

  abstract ExchangeSetting fresh();

  abstract ApiStyle api();

  abstract @Nullable TlsVersion version();

  @BeforeEach
  void begin() {
    setting = fresh();
    client = setting.client(api(), version());
    server = setting.server(api(), version());
    pools = new PacketPools(PoolSizes.DEFAULT, rtos());
  }

  @AfterEach
  void nothing_is_left() {
    assertThat(pools.snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
    assertThat(pools.transmitted().leaked() + pools.received().leaked()).isZero();
    assertThat(pools.transmitted().allocated()).isEqualTo(pools.transmitted().freed());
    assertThat(pools.received().allocated()).isEqualTo(pools.received().freed());
    assertThat(setting.network().openSockets()).isZero();
    setting.checkEnd();
    setting.network().close();
  }

  final Rtos rtos() {
    return setting.network().rtos();
  }

  final NetworkWorld network() {
    return setting.network();
  }

  final SecureLayer clientLayer() {
    return client;
  }

  final SecureLayer serverLayer() {
    return server;
  }

  /** Runs a script, and waits until the stack has let go of what it was sending. */
  final void run(Script script) throws Exception {
    setting
        .network()
        .run(
            () -> {
              script.run();
              Deadline limit = Deadline.after(LONG, rtos());
              while (pools.transmitted().inUse() > 0 && !limit.passed()) {
                rtos().sleep(Duration.ofMillis(1));
              }
            });
  }

  /** What is done with a client's channel; the other end is the test's. */
  @FunctionalInterface
  interface ClientScript {
    void run(Pair pair, FrameChannel channel) throws Exception;
  }

  /** What is done with a server that serves one connection; the other end is the test's. */
  @FunctionalInterface
  interface ServerScript {
    void run(Pair pair, TestTask<String> server) throws Exception;
  }

  /** Runs a script with a client's channel over a new connection. */
  final void client(ClientScript script) throws Exception {
    run(
        () -> {
          try (Pair pair = pair();
              FrameChannel channel = channel(pair.client())) {
            script.run(pair, channel);
          }
        });
  }

  /** Runs a script with a server on a new connection. */
  final void server(boolean keepAlive, ServerScript script) throws Exception {
    run(
        () -> {
          try (Pair pair = pair()) {
            script.run(
                pair,
                TestTask.task(
                    rtos(), "server", () -> serve(pair.server(), new Registers(), keepAlive)));
          }
        });
  }

  final Pair pair() throws Exception {
    try (TcpListener listener =
        server.listen(setting.network().peers(), setting.network().anyPort())) {
      TestTask<Pair> accepted =
          TestTask.task(rtos(), "handshake", () -> accepted(listener, server));
      TcpSocket socket = client.socket(setting.network().stack());
      socket.connect(listener.local(), LONG);
      Connection secured = client.secure(socket);
      Pair theirs = accepted.result();
      return new Pair(secured, theirs.server(), socket, theirs.rawServer());
    }
  }

  private static Pair accepted(TcpListener listener, SecureLayer layer) throws Exception {
    Connection raw = listener.accept(LONG);
    Connection secured = layer.secure(raw);
    return new Pair(secured, secured, raw, raw);
  }

  final FrameChannel channel(Connection connection) {
    return api().open(connection, pools);
  }

  final ReplyOutcome reply(FrameChannel channel, Duration timeout) throws Exception {
    return new ReplyReader(channel, () -> rtos().now()).read(REQUEST, timeout);
  }

  static void send(Connection connection, String text) throws Exception {
    connection.send(text.getBytes(US_ASCII), LONG);
  }

  /** Reads that many bytes, or fewer if the end comes before. */
  static String read(Connection connection, int length) throws Exception {
    byte[] buffer = new byte[length];
    int at = 0;
    while (at < length) {
      int count = connection.receive(buffer, at, length - at, LONG);
      if (count < 0) {
        break;
      }
      at += count;
    }
    return new String(buffer, 0, at, US_ASCII);
  }

  /** Serves one connection over the API style of this cell, and returns what it answered. */
  final String serve(Connection connection, RegisterStore store, boolean keepAlive)
      throws LinkException, InterruptedException {
    StringBuilder answered = new StringBuilder();
    try (connection;
        FrameChannel channel = channel(connection)) {
      Conversation conversation = new Conversation(store, keepAlive);
      while (conversation.open()) {
        List<Exchange> exchanges = next(channel, conversation);
        byte[] replies = conversation.replies(exchanges, false);
        if (replies.length > 0) {
          channel.send(replies, LONG);
          answered.append(new String(replies, US_ASCII));
        }
      }
      connection.shutdownOutput();
    }
    return answered.toString();
  }

  private static List<Exchange> next(FrameChannel channel, Conversation conversation)
      throws LinkException, InterruptedException {
    byte[] buffer = new byte[64];
    try {
      int count = channel.receive(buffer, Duration.ofMillis(300));
      return count < 0
          ? conversation.finished()
          : conversation.received(ByteBuffer.wrap(buffer, 0, count));
    } catch (ReceiveTimeoutException _) {
      return conversation.silence();
    }
  }

  /** Registers without a bound. */
  static final class Registers implements RegisterStore {
    private final Map<String, Integer> values = new HashMap<>();

    @Override
    public synchronized boolean write(DeviceId device, int register, int value) {
      values.put(device + " " + register, value);
      return true;
    }

    @Override
    public synchronized OptionalInt read(DeviceId device, int register) {
      Integer value = values.get(device + " " + register);
      return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
  }
}
