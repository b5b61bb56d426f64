package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wwep.rtos.TestTask;

/** From an unbound socket to a connection, or to the reason why not. */
abstract class ConnectContract extends NetworkContractBase {
  private static TcpSocket connect(TcpSocket socket, Endpoint remote) throws Exception {
    socket.connect(remote, FOREVER);
    return socket;
  }

  @Test
  void both_ends_know_each_other() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          assertThat(pair.client().local().port()).isPositive();
          assertThat(pair.peer().remote()).isEqualTo(pair.client().local());
          assertThat(pair.client().remote()).isEqualTo(pair.peer().local());
          pair.client().close();
          assertThat(pair.client().remote()).isEqualTo(pair.peer().local());
        });
  }

  @Test
  void any_port_may_be_asked_for() throws Exception {
    run(
        () -> {
          try (TcpListener listener = world.peers().listen(world.anyPort());
              TcpSocket socket = world.stack().socket()) {
            socket.bind(0);
            connect(socket, listener.local());
            assertThat(socket.local().port()).isPositive();
          }
        });
  }

  @Test
  void a_chosen_port_is_used_and_can_be_used_again() throws Exception {
    run(
        () -> {
          try (TcpListener listener = world.peers().listen(world.anyPort())) {
            TcpListener free = world.stack().listen(world.anyPort());
            int port = free.local().port();
            free.close();
            for (int i = 0; i < 2; i++) {
              try (TcpSocket socket = world.stack().socket()) {
                socket.bind(port);
                connect(socket, listener.local());
                assertThat(socket.local().port()).isEqualTo(port);
                try (Connection accepted = listener.accept(LONG)) {
                  assertThat(accepted.remote().port()).isEqualTo(port);
                }
                assertThat(receive(socket, LONG)).isEqualTo(-1);
              }
            }
          }
        });
  }

  @Test
  void a_port_in_use_cannot_be_bound() throws Exception {
    run(
        () -> {
          try (TcpListener listener = world.stack().listen(world.anyPort());
              TcpSocket socket = world.stack().socket()) {
            int port = listener.local().port();
            assertThatThrownBy(() -> socket.bind(port))
                .isInstanceOf(BindFailedException.class)
                .hasMessageContaining(String.valueOf(port));
          }
          try (TcpSocket socket = world.stack().socket()) {
            assertThatThrownBy(() -> socket.bind(65536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
          }
        });
  }

  @Test
  void where_nobody_listens_the_connection_is_refused_and_the_socket_closed() throws Exception {
    run(
        () -> {
          TcpListener gone = world.peers().listen(world.anyPort());
          gone.close();
          TcpSocket socket = world.stack().socket();
          assertThatThrownBy(() -> socket.connect(gone.local(), LONG))
              .isInstanceOf(ConnectFailedException.class)
              .hasMessageContaining("refused")
              .hasMessageContaining(gone.local().toString());
          assertThatThrownBy(() -> socket.connect(gone.local(), LONG))
              .isInstanceOf(LocallyClosedException.class);
          assertThat(world.openSockets()).isZero();
        });
  }

  @Test
  void a_silent_peer_is_given_up_after_the_timeout() throws Exception {
    run(
        () -> {
          Endpoint silent = world.silent();
          int before = world.openSockets();
          TcpSocket socket = world.stack().socket();
          takes(
              SHORT,
              () ->
                  assertThatThrownBy(() -> socket.connect(silent, SHORT))
                      .isInstanceOf(ConnectFailedException.class)
                      .hasMessageContaining("no answer")
                      .hasMessageContaining(SHORT.toMillis() + " ms"));
          assertThatThrownBy(() -> world.stack().socket().connect(silent, NONE))
              .isInstanceOf(ConnectFailedException.class);
          assertThat(world.openSockets()).isEqualTo(before);
        });
  }

  @Test
  void closing_ends_a_connect() throws Exception {
    run(
        () -> {
          Endpoint silent = world.silent();
          TcpSocket socket = world.stack().socket();
          TestTask<TcpSocket> waiting = blocked(() -> connect(socket, silent));
          socket.close();
          assertThat(waiting.thrown()).get().isInstanceOf(LocallyClosedException.class);
        });
  }

  @Test
  void a_cancelled_connect_closes_the_socket() throws Exception {
    run(
        () -> {
          Endpoint silent = world.silent();
          TcpSocket socket = world.stack().socket();
          TestTask<TcpSocket> waiting = blocked(() -> connect(socket, silent));
          waiting.task().cancel();
          assertThat(waiting.thrown()).get().isInstanceOf(InterruptedException.class);
          assertThatThrownBy(() -> connect(socket, silent))
              .isInstanceOf(LocallyClosedException.class);
        });
  }

  @Test
  void a_socket_connects_once_and_is_of_no_use_before() throws Exception {
    run(
        () -> {
          try (TcpListener listener = world.peers().listen(world.anyPort());
              TcpSocket socket = world.stack().socket()) {
            assertThatThrownBy(() -> receive(socket, NONE))
                .isInstanceOf(LocallyClosedException.class);
            assertThatThrownBy(() -> socket.send(bytes("W"), NONE))
                .isInstanceOf(LocallyClosedException.class);
            assertThatThrownBy(socket::shutdownOutput).isInstanceOf(LocallyClosedException.class);
            assertThatThrownBy(socket::remote).isInstanceOf(IllegalStateException.class);
            assertThat(socket.local().port()).isZero();
            assertThatThrownBy(() -> socket.connect(listener.local(), SHORT.negated()))
                .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> socket.connect(world.anyPort(), SHORT))
                .isInstanceOf(IllegalArgumentException.class);
            connect(socket, listener.local());
            assertThatThrownBy(() -> connect(socket, listener.local()))
                .isInstanceOf(IllegalStateException.class);
            socket.send(bytes("still connected"), LONG);
            assertThat(read(listener.accept(LONG), 15)).isEqualTo("still connected");
          }
        });
  }

  @Test
  void a_closed_socket_binds_and_connects_no_more() throws Exception {
    run(
        () -> {
          TcpSocket socket = world.stack().socket();
          socket.close();
          assertThatThrownBy(() -> socket.bind(0)).isInstanceOf(LocallyClosedException.class);
          assertThatThrownBy(() -> connect(socket, world.silent()))
              .isInstanceOf(LocallyClosedException.class);
        });
  }
}
