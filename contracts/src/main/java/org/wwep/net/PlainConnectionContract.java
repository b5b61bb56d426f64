package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wwep.rtos.TestTask;

/** What holds for connections in the clear, and where a layer over them has to differ. */
abstract class PlainConnectionContract extends NetworkContractBase {
  @Test
  void a_peer_that_never_reads_lets_a_send_time_out() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          assertThatThrownBy(() -> sendForever(pair.client(), NONE))
              .isInstanceOf(SendTimeoutException.class);
          takes(
              SHORT,
              () ->
                  assertThatThrownBy(() -> sendForever(pair.client(), SHORT))
                      .isInstanceOf(SendTimeoutException.class)
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
          TestTask<Integer> receiver = blocked(() -> receive(pair.client(), FOREVER));
          TestTask<Connection> acceptor = blocked(() -> listener.accept(FOREVER));
          TestTask<Integer> peer = blocked(() -> receive(pair.peer(), FOREVER));
          world.stack().close();
          world.stack().close();
          assertThat(receiver.thrown()).get().isInstanceOf(LocallyClosedException.class);
          assertThat(acceptor.thrown()).get().isInstanceOf(LocallyClosedException.class);
          assertThat(peer.result()).isEqualTo(-1);
          assertThatThrownBy(() -> receive(idle.client(), LONG))
              .isInstanceOf(LocallyClosedException.class);
          assertThatThrownBy(() -> world.stack().socket())
              .isInstanceOf(LocallyClosedException.class);
          assertThatThrownBy(() -> world.stack().listen(world.anyPort()))
              .isInstanceOf(LocallyClosedException.class);
          assertThat(receive(idle.peer(), LONG)).isEqualTo(-1);
          pair.peer().close();
          idle.peer().close();
          assertThat(world.openSockets()).isZero();
        });
  }
}
