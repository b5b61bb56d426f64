package org.wwep.net.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.PeerResetException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.net.host.OpenSocketCount;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Mailbox;

@Timeout(30)
class CallbackServerTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final HostRtos rtos =
      new HostRtos(5, (task, failure) -> failures.add(task.name() + ": " + failure.getMessage()));
  private final HostStack stack = new HostStack();
  private final PacketPools pools = new PacketPools(PoolSizes.CALLBACK_SERVER, rtos);
  private final Mailbox<String> told = rtos.mailbox();

  @AfterEach
  void put_away() {
    stack.close();
    rtos.close();
  }

  /** Echoes, and tells what it is called for. */
  private class Echo implements SocketCallbacks {
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void connected(CallbackSocket socket) throws LinkException, InterruptedException {
      told.post("connected");
    }

    @Override
    public void received(CallbackSocket socket) throws LinkException, InterruptedException {
      assertThat(inside.incrementAndGet()).isEqualTo(1);
      Optional<Packet> packet = socket.receive();
      if (packet.isPresent()) {
        byte[] bytes = packet.get().data(0).bytes();
        told.post("received " + new String(bytes, US_ASCII));
        socket.sendBuffer(bytes, LONG);
        packet.get().delete();
      }
      inside.decrementAndGet();
    }

    @Override
    public void disconnected(CallbackSocket socket) throws LinkException, InterruptedException {
      told.post("disconnected");
    }
  }

  private CallbackServer server(SocketCallbacks callbacks, int connections) throws Exception {
    return CallbackServer.start(
        rtos,
        stack,
        pools,
        new ConnectionTasks.Options(Endpoint.loopback(0), connections, SecureLayer.OPEN),
        callbacks);
  }

  private TcpSocket client(CallbackServer server) throws Exception {
    TcpSocket client = stack.socket();
    client.connect(server.local(), LONG);
    return client;
  }

  private static String echo(TcpSocket client, String text) throws Exception {
    client.send(text.getBytes(US_ASCII), LONG);
    byte[] buffer = new byte[64];
    int count = client.receive(buffer, 0, 64, LONG);
    return count < 0 ? "end" : new String(buffer, 0, count, US_ASCII);
  }

  private String next() throws InterruptedException {
    return told.take(LONG).orElse("nothing");
  }

  @Test
  void firmware_is_called_on_connect_receive_and_disconnect() throws Exception {
    try (CallbackServer server = server(new Echo(), 2)) {
      TcpSocket client = client(server);
      assertThat(next()).isEqualTo("connected");
      assertThat(echo(client, "one")).isEqualTo("one");
      assertThat(echo(client, "two")).isEqualTo("two");
      client.close();
      assertThat(List.of(next(), next(), next()))
          .containsExactly("received one", "received two", "disconnected");
    }
    assertThat(pools.snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
    assertThat(OpenSocketCount.of(stack)).isZero();
    assertThat(rtos.tasks()).isZero();
    assertThat(failures).isEmpty();
  }

  @Test
  void callbacks_of_many_connections_come_one_at_a_time() throws Exception {
    try (CallbackServer server = server(new Echo(), 4)) {
      List<TcpSocket> clients =
          List.of(client(server), client(server), client(server), client(server));
      for (int round = 0; round < 25; round++) {
        for (TcpSocket client : clients) {
          client.send(new byte[] {'a'}, LONG);
        }
        for (TcpSocket client : clients) {
          assertThat(client.receive(new byte[1], 0, 1, LONG)).isEqualTo(1);
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(pools.received().allocated()).isEqualTo(100);
    assertThat(pools.received().freed()).isEqualTo(100);
  }

  @Test
  void past_the_limit_a_peer_waits_for_a_place() throws Exception {
    try (CallbackServer server = server(new Echo(), 1)) {
      TcpSocket first = client(server);
      TcpSocket second = client(server);
      second.send(new byte[] {'b'}, LONG);
      assertThat(echo(first, "a")).isEqualTo("a");
      assertThat(List.of(next(), next())).containsExactly("connected", "received a");
      first.close();
      assertThat(List.of(next(), next(), next()))
          .containsExactly("disconnected", "connected", "received b");
    }
  }

  @Test
  void a_disconnect_lets_the_answer_arrive_and_drops_what_comes_after_it() throws Exception {
    SocketCallbacks once =
        new Echo() {
          @Override
          public void received(CallbackSocket socket) throws LinkException, InterruptedException {
            super.received(socket);
            socket.disconnect(LONG);
            socket.disconnect(LONG);
          }
        };
    try (CallbackServer server = server(once, 1)) {
      TcpSocket client = client(server);
      assertThat(echo(client, "one")).isEqualTo("one");
      assertThat(echo(client, "two")).isEqualTo("end");
      client.close();
      TcpSocket next = client(server);
      assertThat(List.of(next(), next(), next()))
          .containsExactly("connected", "received one", "connected");
      next.close();
    }
    assertThat(pools.received().inUse()).isZero();
    assertThat(failures).isEmpty();
  }

  @Test
  void a_timed_event_happens_unless_it_is_cancelled_or_the_socket_is_gone() throws Exception {
    SocketCallbacks timed =
        new Echo() {
          @Override
          public void connected(CallbackSocket socket) {
            TimedEvent never = socket.later(Duration.ofMillis(5), () -> told.post("never"));
            socket.later(
                Duration.ofMillis(20),
                () -> {
                  told.post("later");
                  socket.disconnect(Duration.ZERO);
                });
            socket.later(Duration.ofMillis(30), () -> told.post("too late"));
            never.cancel();
          }
        };
    try (CallbackServer server = server(timed, 1)) {
      TcpSocket client = client(server);
      assertThat(next()).isEqualTo("later");
      assertThat(client.receive(new byte[1], 0, 1, LONG)).isEqualTo(-1);
      assertThat(told.take(Duration.ofMillis(60))).isEmpty();
    }
  }

  @Test
  void trouble_in_a_callback_ends_that_connection_alone() throws Exception {
    SocketCallbacks troubled =
        new Echo() {
          @Override
          public void connected(CallbackSocket socket) throws LinkException {
            throw new PeerResetException("as if it were gone");
          }
        };
    try (CallbackServer server = server(troubled, 1)) {
      assertThat(client(server).receive(new byte[1], 0, 1, LONG)).isEqualTo(-1);
      assertThat(client(server).receive(new byte[1], 0, 1, LONG)).isEqualTo(-1);
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void a_packet_that_a_callback_forgets_is_a_leak_when_its_connection_ends() throws Exception {
    SocketCallbacks forgetful =
        new Echo() {
          @Override
          public void received(CallbackSocket socket) {
            told.post("forgot " + socket.receive().orElseThrow().length());
          }
        };
    try (CallbackServer server = server(forgetful, 1)) {
      TcpSocket client = client(server);
      client.send(new byte[3], LONG);
      assertThat(List.of(next(), next())).containsExactly("connected", "forgot 3");
      client.close();
      assertThat(next()).isEqualTo("disconnected");
      while (failures.isEmpty()) {
        rtos.sleep(Duration.ofMillis(1));
      }
      assertThat(failures.getFirst()).endsWith("LEAK: never deleted: packet RX 0");
    }
    assertThat(pools.received().leaked()).isEqualTo(1);
    assertThat(pools.received().inUse()).isZero();
  }
}
