package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wwep.rtos.Started;

/** What holds for connections in the clear, and where a layer over them has to differ. */
abstract class PlainPart extends NetworkPart {
  @Test
  void a_peer_that_never_reads_lets_a_send_time_out() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          assertThatThrownBy(() -> sendForever(pair.client(), NONE))
              .isInstanceOf(SendTimeout.class);
          takes(
              SHORT,
              () ->
                  assertThatThrownBy(() -> sendForever(pair.client(), SHORT))
                      .isInstanceOf(SendTimeout.class)
                      .hasMessageContaining(SHORT.toMillis() + " ms"));
          pair.peer().send(bytes("but I can talk"), LONG);
          assertThat(read(pair.client(), 14)).isEqualTo("but I can talk");
        });
  }

  @Test
  void closing_the_stack_ends_everything_on_it_and_nothing_else() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          Pair idle = pair();
          TcpListener listener = world.stack().listen(world.anyPort());
          Started<Integer> receiver = blocked(() -> receive(pair.client(), FOREVER));
          Started<Connection> acceptor = blocked(() -> listener.accept(FOREVER));
          Started<Integer> peer = blocked(() -> receive(pair.peer(), FOREVER));
          world.stack().close();
          world.stack().close();
          assertThat(receiver.thrown()).get().isInstanceOf(LocallyClosed.class);
          assertThat(acceptor.thrown()).get().isInstanceOf(LocallyClosed.class);
          assertThat(peer.result()).isEqualTo(-1);
          assertThatThrownBy(() -> receive(idle.client(), LONG)).isInstanceOf(LocallyClosed.class);
          assertThatThrownBy(() -> world.stack().socket()).isInstanceOf(LocallyClosed.class);
          assertThatThrownBy(() -> world.stack().listen(world.anyPort()))
              .isInstanceOf(LocallyClosed.class);
          assertThat(receive(idle.peer(), LONG)).isEqualTo(-1);
          pair.peer().close();
          idle.peer().close();
          assertThat(world.openSockets()).isZero();
        });
  }
}
