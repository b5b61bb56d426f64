package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wwep.rtos.TestTask;

/** Half-closes, closes, resets, cancellations. */
abstract class CloseContract extends NetworkContractBase {
  @Test
  void the_client_finishes_sending_and_still_gets_its_answer() throws Exception {
    run(() -> halfClose(pair()));
  }

  @Test
  void the_peer_finishes_sending_and_still_gets_its_answer() throws Exception {
    run(() -> halfClose(pair().turned()));
  }

  private void halfClose(Pair pair) throws Exception {
    TestTask<Integer> atTheEnd = blocked(() -> receive(pair.peer(), FOREVER));
    pair.client().shutdownOutput();
    pair.client().shutdownOutput();
    assertThat(atTheEnd.result()).isEqualTo(-1);
    assertThat(receive(pair.peer(), NONE)).isEqualTo(-1);
    pair.peer().send(bytes("answer"), LONG);
    assertThat(read(pair.client(), 6)).isEqualTo("answer");
    assertThatThrownBy(() -> pair.client().send(bytes("more"), LONG))
        .isInstanceOf(LocallyClosedException.class)
        .hasMessageContaining("finished sending");
    assertThatThrownBy(() -> receive(pair.client(), SHORT))
        .isInstanceOf(ReceiveTimeoutException.class);
  }

  @Test
  void what_was_sent_before_the_peer_closed_is_received_before_the_end() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          pair.peer().send(bytes("last words"), LONG);
          pair.peer().close();
          assertThat(read(pair.client(), 10)).isEqualTo("last words");
          assertThat(receive(pair.client(), LONG)).isEqualTo(-1);
          assertThat(receive(pair.client(), LONG)).isEqualTo(-1);
        });
  }

  @Test
  void sending_to_a_peer_that_closed_is_noticed_in_the_end() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          pair.peer().close();
          assertThat(receive(pair.client(), LONG)).isEqualTo(-1);
          assertThatThrownBy(() -> sendForever(pair.client(), LONG))
              .isInstanceOf(PeerResetException.class);
        });
  }

  @Test
  void a_reset_ends_a_receive_and_every_later_one() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          TestTask<Integer> waiting = blocked(() -> receive(pair.client(), FOREVER));
          pair.peer().abort();
          assertThat(waiting.thrown()).get().isInstanceOf(PeerResetException.class);
          assertThatThrownBy(() -> pair.client().send(bytes("W"), LONG))
              .isInstanceOf(PeerResetException.class);
          assertThatThrownBy(() -> receive(pair.peer(), NONE))
              .isInstanceOf(LocallyClosedException.class);
        });
  }

  @Test
  void a_reset_ends_a_send_that_waits() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          TestTask<Boolean> waiting = blocked(() -> sendForever(pair.client(), FOREVER));
          pair.peer().abort();
          assertThat(waiting.thrown()).get().isInstanceOf(PeerResetException.class);
        });
  }

  @Test
  void closing_ends_both_directions_as_closed_on_this_side() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          TestTask<Integer> receiver = blocked(() -> receive(pair.client(), FOREVER));
          TestTask<Boolean> sender = blocked(() -> sendForever(pair.client(), FOREVER));
          pair.client().close();
          pair.client().close();
          assertThat(receiver.thrown()).get().isInstanceOf(LocallyClosedException.class);
          assertThat(sender.thrown()).get().isInstanceOf(LocallyClosedException.class);
          assertThatThrownBy(() -> receive(pair.client(), LONG))
              .isInstanceOf(LocallyClosedException.class)
              .hasMessageContaining("closed on this side");
          assertThatThrownBy(() -> pair.client().send(bytes("W"), LONG))
              .isInstanceOf(LocallyClosedException.class);
          assertThatThrownBy(() -> pair.client().shutdownOutput())
              .isInstanceOf(LocallyClosedException.class);
        });
  }

  @Test
  void closing_under_a_waiting_receive_is_seen_by_the_peer() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          TestTask<Integer> receiver = blocked(() -> receive(pair.client(), FOREVER));
          pair.client().close();
          assertThat(receive(pair.peer(), LONG)).isEqualTo(-1);
          assertThat(receiver.thrown()).get().isInstanceOf(LocallyClosedException.class);
        });
  }

  @Test
  void a_cancelled_task_leaves_the_connection_to_the_others() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          TestTask<Integer> receiver = blocked(() -> receive(pair.client(), FOREVER));
          receiver.task().cancel();
          assertThat(receiver.thrown()).get().isInstanceOf(InterruptedException.class);
          pair.client().send(bytes("W"), LONG);
          assertThat(read(pair.peer(), 1)).isEqualTo("W");
          pair.peer().send(bytes("A"), LONG);
          assertThat(read(pair.client(), 1)).isEqualTo("A");
          TestTask<Boolean> sender = blocked(() -> sendForever(pair.client(), FOREVER));
          sender.task().cancel();
          assertThat(sender.thrown()).get().isInstanceOf(InterruptedException.class);
          pair.peer().send(bytes("B"), LONG);
          assertThat(read(pair.client(), 1)).isEqualTo("B");
        });
  }
}
