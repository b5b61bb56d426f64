package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.rtos.TestTask;

/** Listeners, on the peers' stack. */
abstract class ListenContract extends NetworkContractBase {
  private TcpListener listen() throws LinkException {
    return world.peers().listen(world.anyPort());
  }

  @Test
  void port_zero_becomes_a_real_port() throws Exception {
    run(
        () -> {
          try (TcpListener one = listen();
              TcpListener two = listen()) {
            assertThat(one.local().port()).isPositive().isNotEqualTo(two.local().port());
            assertThat(one.local().address()).isEqualTo(world.anyPort().address());
          }
        });
  }

  @Test
  void a_port_in_use_is_told_and_free_again_after_closing() throws Exception {
    run(
        () -> {
          TcpListener first = listen();
          assertThatThrownBy(() -> world.peers().listen(first.local()))
              .isInstanceOf(BindFailedException.class)
              .hasMessageContaining(first.local().toString());
          first.close();
          world.peers().listen(first.local()).close();
        });
  }

  @Test
  void nobody_comes_in_time() throws Exception {
    run(
        () -> {
          try (TcpListener listener = listen()) {
            for (var timeout : List.of(NONE, SHORT)) {
              takes(
                  timeout,
                  () ->
                      assertThatThrownBy(() -> listener.accept(timeout))
                          .isInstanceOf(ReceiveTimeoutException.class)
                          .hasMessageContaining(timeout.toMillis() + " ms"));
            }
            assertThatThrownBy(() -> listener.accept(SHORT.negated()))
                .isInstanceOf(IllegalArgumentException.class);
          }
        });
  }

  @Test
  void two_hundred_at_once_wait_for_their_turn() throws Exception {
    run(
        () -> {
          try (TcpListener listener = listen()) {
            List<TcpSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
              TcpSocket socket = world.stack().socket();
              socket.connect(listener.local(), LONG);
              sockets.add(socket);
            }
            for (TcpSocket socket : sockets) {
              try (Connection accepted = listener.accept(LONG)) {
                assertThat(accepted.remote().port()).isEqualTo(socket.local().port());
              }
              socket.close();
            }
          }
        });
  }

  @Test
  void closing_ends_an_accept_and_refuses_the_next_but_keeps_the_accepted() throws Exception {
    run(
        () -> {
          TcpListener listener = listen();
          TcpSocket socket = world.stack().socket();
          socket.connect(listener.local(), LONG);
          Connection accepted = listener.accept(LONG);
          TestTask<Connection> waiting = blocked(() -> listener.accept(FOREVER));
          listener.close();
          listener.close();
          assertThat(waiting.thrown()).get().isInstanceOf(LocallyClosedException.class);
          assertThatThrownBy(() -> listener.accept(NONE))
              .isInstanceOf(LocallyClosedException.class);
          assertThat(listener.local().port()).isPositive();
          accepted.send(bytes("still"), LONG);
          assertThat(read(socket, 5)).isEqualTo("still");
        });
  }

  @Test
  void a_cancelled_accept_leaves_the_listener_open() throws Exception {
    run(
        () -> {
          try (TcpListener listener = listen();
              TcpSocket socket = world.stack().socket()) {
            TestTask<Connection> waiting = blocked(() -> listener.accept(FOREVER));
            waiting.task().cancel();
            assertThat(waiting.thrown()).get().isInstanceOf(InterruptedException.class);
            socket.connect(listener.local(), LONG);
            listener.accept(LONG).close();
          }
        });
  }
}
