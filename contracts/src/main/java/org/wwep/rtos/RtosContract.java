package org.wwep.rtos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Rtos} does. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
public abstract class RtosContract {
  /** For calls that something else must end, so that a slow end is no success. */
  private static final Duration FOREVER = Duration.ofDays(1);

  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(10);

  private RtosWorld world;
  private Rtos rtos;

  /** Makes a fresh world. */
  protected abstract RtosWorld world(long seed);

  @BeforeEach
  void make_the_world() {
    world = world(1);
    rtos = world.rtos();
  }

  @AfterEach
  void end_the_world() {
    world.close();
  }

  @Test
  void a_task_has_its_name_and_join_waits_for_its_end() throws Exception {
    world.run(
        () -> {
          Mailbox<String> done = rtos.mailbox();
          Task task = rtos.spawn("blinker", () -> done.post("done"));
          assertThat(task.name()).isEqualTo("blinker");
          assertThat(task.join(LONG)).isTrue();
          assertThat(done.take(Duration.ZERO)).contains("done");
        });
  }

  @Test
  void join_gives_up_after_its_timeout() throws Exception {
    world.run(
        () -> {
          Task task = rtos.spawn("waiter", () -> rtos.semaphore(0).acquire());
          Instant before = rtos.now();
          assertThat(task.join(SHORT)).isFalse();
          assertThat(Duration.between(before, rtos.now())).isGreaterThanOrEqualTo(SHORT);
          task.cancel();
          assertThat(task.join(LONG)).isTrue();
        });
  }

  @Test
  void a_sleep_lasts_as_long_as_it_says_and_none_at_all_for_zero_or_less() throws Exception {
    world.run(
        () -> {
          Instant before = rtos.now();
          rtos.sleep(SHORT);
          assertThat(Duration.between(before, rtos.now())).isBetween(SHORT, LONG);
          rtos.sleep(Duration.ZERO);
          rtos.sleep(Duration.ofDays(-1));
        });
  }

  @Test
  void time_never_runs_backwards() throws Exception {
    world.run(
        () -> {
          Instant last = rtos.now();
          for (int i = 0; i < 20_000; i++) {
            Instant now = rtos.now();
            assertThat(now.isBefore(last)).as("%s after %s", now, last).isFalse();
            last = now;
          }
        });
  }

  @Test
  void a_mailbox_gives_everything_in_the_order_posted() throws Exception {
    world.run(
        () -> {
          Mailbox<Integer> box = rtos.mailbox();
          for (int i = 0; i < 10_000; i++) {
            box.post(i);
          }
          for (int i = 0; i < 10_000; i++) {
            assertThat(box.take()).isEqualTo(i);
          }
          assertThat(box.take(Duration.ZERO)).isEmpty();
        });
  }

  @Test
  void an_empty_mailbox_is_given_up_after_the_timeout_and_at_once_for_zero_or_less()
      throws Exception {
    world.run(
        () -> {
          Mailbox<String> box = rtos.mailbox();
          Instant before = rtos.now();
          assertThat(box.take(SHORT)).isEmpty();
          assertThat(Duration.between(before, rtos.now())).isGreaterThanOrEqualTo(SHORT);
          assertThat(box.take(Duration.ofDays(-1))).isEmpty();
        });
  }

  @Test
  void a_post_wakes_a_task_that_waits() throws Exception {
    world.run(
        () -> {
          Mailbox<String> box = rtos.mailbox();
          TestTask<String> plain = TestTask.task(rtos, "plain", box::take);
          rtos.sleep(SHORT);
          box.post("one");
          assertThat(plain.result()).isEqualTo("one");
          TestTask<String> timed =
              TestTask.task(rtos, "timed", () -> box.take(FOREVER).orElseThrow());
          rtos.sleep(SHORT);
          box.post("two");
          assertThat(timed.result()).isEqualTo("two");
        });
  }

  @Test
  void a_thread_that_is_no_task_may_post() throws Exception {
    world.run(
        () -> {
          Mailbox<String> box = rtos.mailbox();
          Thread board = Thread.ofPlatform().start(() -> box.post("edge"));
          // Not joined: that would block outside the seam.
          while (board.isAlive()) {
            Thread.onSpinWait();
          }
          assertThat(box.take(LONG)).contains("edge");
        });
  }

  @Test
  void a_semaphore_counts() throws Exception {
    world.run(
        () -> {
          Semaphore semaphore = rtos.semaphore(2);
          semaphore.acquire();
          assertThat(semaphore.acquire(Duration.ZERO)).isTrue();
          Instant before = rtos.now();
          assertThat(semaphore.acquire(SHORT)).isFalse();
          assertThat(Duration.between(before, rtos.now())).isGreaterThanOrEqualTo(SHORT);
          TestTask<Boolean> taker = TestTask.task(rtos, "taker", () -> semaphore.acquire(FOREVER));
          rtos.sleep(SHORT);
          semaphore.release();
          assertThat(taker.result()).isTrue();
          assertThat(semaphore.acquire(Duration.ofDays(-1))).isFalse();
        });
    assertThatThrownBy(() -> rtos.semaphore(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void cancelling_wakes_a_task_from_every_blocking_call() throws Exception {
    world.run(
        () -> {
          Mailbox<String> box = rtos.mailbox();
          Semaphore semaphore = rtos.semaphore(0);
          Task other = rtos.spawn("other", () -> rtos.sleep(FOREVER));
          List<Callable<Object>> calls =
              List.of(
                  box::take,
                  () -> box.take(FOREVER),
                  () -> semaphore.acquire(FOREVER),
                  () -> other.join(FOREVER),
                  () -> sleep(FOREVER),
                  () -> acquire(semaphore));
          for (Callable<Object> call : calls) {
            TestTask<Object> blocked = TestTask.task(rtos, "blocked", call);
            rtos.sleep(SHORT);
            blocked.task().cancel();
            assertThat(blocked.thrown()).get().isInstanceOf(InterruptedException.class);
          }
          other.cancel();
          // What the cancelled ones waited for is still there for the next.
          box.post("kept");
          semaphore.release();
          assertThat(box.take(LONG)).contains("kept");
          assertThat(semaphore.acquire(LONG)).isTrue();
        });
  }

  @Test
  void a_cancellation_before_the_blocking_call_is_not_lost() throws Exception {
    world.run(
        () -> {
          Semaphore go = rtos.semaphore(0);
          TestTask<Object> late = TestTask.task(rtos, "late", () -> cancelledSelf(go));
          go.release();
          assertThat(late.thrown()).get().isInstanceOf(InterruptedException.class);
          late.task().cancel();
        });
  }

  @Test
  void one_seed_gives_one_sequence() {
    try (RtosWorld same = world(1);
        RtosWorld different = world(2)) {
      List<Long> mine = rtos.random().longs(8).boxed().toList();
      assertThat(same.rtos().random().longs(8).boxed().toList()).isEqualTo(mine);
      assertThat(different.rtos().random().longs(8).boxed().toList()).isNotEqualTo(mine);
    }
  }

  private Object sleep(Duration duration) throws InterruptedException {
    rtos.sleep(duration);
    return "woke up";
  }

  private static Object acquire(Semaphore semaphore) throws InterruptedException {
    semaphore.acquire();
    return "acquired";
  }

  private Object cancelledSelf(Semaphore go) throws InterruptedException {
    go.acquire();
    Thread.currentThread().interrupt();
    return sleep(FOREVER);
  }
}
