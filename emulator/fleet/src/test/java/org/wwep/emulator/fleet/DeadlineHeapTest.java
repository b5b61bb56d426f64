package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Deadlines of many delays, none of which costs those that are not due. */
class DeadlineHeapTest {
  private final List<Long> woken = new ArrayList<>();
  private final DeadlineHeap heap = new DeadlineHeap(woken::add);
  private final List<Long> elapsed = new ArrayList<>();

  /** Tells when it was due. */
  private final class Due extends FifoDeadlines.Entry {
    private final long at;

    private Due(long at) {
      this.at = at;
    }

    @Override
    void elapsed(long now) {
      assertThat(now).isGreaterThanOrEqualTo(at);
      elapsed.add(at);
    }
  }

  private Due add(long delay, long now) {
    Due due = new Due(now + delay);
    heap.after(Duration.ofNanos(delay)).add(due, now);
    return due;
  }

  @Test
  void each_comes_at_its_moment_whatever_its_delay() {
    Random random = new Random(7);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      long delay = random.nextLong(1, 3_001);
      Due due = add(delay, i);
      if (i % 7 == 0) {
        due.cancelDeadline();
      } else {
        all.add(due.at);
      }
      heap.expire(i);
      assertThat(heap.next()).isGreaterThan(i);
    }
    while (heap.next() != FifoDeadlines.NONE) {
      heap.expire(heap.next());
    }
    assertThat(elapsed).containsExactlyInAnyOrderElementsOf(all);
    assertThat(elapsed).isSorted();
  }

  @Test
  void the_first_of_all_is_waited_for() {
    assertThat(heap.next()).isEqualTo(FifoDeadlines.NONE);
    var _ = add(50, 0);
    var _ = add(20, 0);
    var _ = add(20, 5);
    assertThat(woken).containsExactly(50L, 20L);
    assertThat(heap.next()).isEqualTo(20);
    heap.expire(20);
    assertThat(heap.next()).isEqualTo(25);
    heap.expire(49);
    assertThat(heap.next()).isEqualTo(50);
    assertThat(elapsed).containsExactly(20L, 25L);
  }

  @Test
  void one_that_is_added_while_others_elapse_waits_its_time() {
    FifoDeadlines.Entry again =
        new FifoDeadlines.Entry() {
          @Override
          void elapsed(long now) {
            elapsed.add(now);
            heap.after(Duration.ofNanos(10)).add(this, now);
          }
        };
    heap.after(Duration.ofNanos(10)).add(again, 0);
    heap.expire(10);
    heap.expire(15);
    assertThat(heap.next()).isEqualTo(20);
    heap.expire(20);
    assertThat(elapsed).containsExactly(10L, 20L);
  }
}
