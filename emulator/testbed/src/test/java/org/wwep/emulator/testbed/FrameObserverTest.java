package org.wwep.emulator.testbed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests and replies in the bytes of a connection, as tasks tell of them at the same time. */
@Timeout(60)
class FrameObserverTest {
  private static final String FRAME = "W0003050001";

  private final List<String> told = new ArrayList<>();

  private FrameObserver observer(boolean concurrent) {
    return new FrameObserver(concurrent, frame -> told.add(frame.frame()), told::add);
  }

  private static void sent(FrameObserver observer, String text) {
    observer.sent(text.getBytes(ISO_8859_1), 0, text.length());
  }

  private static void received(FrameObserver observer, String text) {
    observer.received(text.getBytes(ISO_8859_1), 0, text.length());
  }

  @Test
  void a_reply_that_comes_within_the_send_is_told_behind_its_request() {
    FrameObserver observer = observer(true);
    for (String reply : List.of("A0003050001", "X busy")) {
      told.clear();
      observer.beginSend();
      received(observer, reply);
      assertThat(told).isEmpty();
      sent(observer, FRAME);
      assertThat(told).containsExactly(FRAME, reply);
      observer.endSend();
      assertThat(told).hasSize(2);
    }
  }

  @Test
  void a_reply_in_two_parts_of_which_one_comes_within_the_send_is_whole() {
    FrameObserver observer = observer(true);
    observer.beginSend();
    received(observer, "A0003");
    sent(observer, FRAME);
    observer.endSend();
    received(observer, "050001");
    assertThat(told).containsExactly(FRAME, "A0003050001");
  }

  @Test
  void a_send_that_fails_lets_go_of_what_came_meanwhile() {
    FrameObserver observer = observer(true);
    observer.beginSend();
    received(observer, "X too many connections");
    observer.endSend();
    assertThat(told).containsExactly("X too many connections");
  }

  @Test
  void a_send_goes_on_when_its_request_is_told_also_while_another_task_tells() throws Exception {
    CountDownLatch telling = new CountDownLatch(1);
    CountDownLatch slow = new CountDownLatch(1);
    FrameObserver observer =
        new FrameObserver(
            true,
            frame -> told.add(frame.frame()),
            reply -> {
              telling.countDown();
              await(slow);
              told.add(reply);
            });
    Thread receiver = Thread.ofPlatform().start(() -> received(observer, "X busy"));
    telling.await();
    Thread sender =
        Thread.ofPlatform()
            .start(
                () -> {
                  sent(observer, FRAME);
                  told.add("what follows");
                });
    while (sender.isAlive() && sender.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    slow.countDown();
    receiver.join();
    sender.join();
    assertThat(told).containsExactly("X busy", FRAME, "what follows");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void where_one_task_runs_at_a_time_all_is_told_as_it_comes() {
    FrameObserver observer = observer(false);
    observer.beginSend();
    received(observer, "X busy");
    sent(observer, FRAME);
    received(observer, "A0003");
    received(observer, "050001");
    observer.endSend();
    assertThat(told).containsExactly("X busy", FRAME, "A0003050001");
  }
}
