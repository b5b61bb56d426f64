package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.rtos.EventHandler;

class TimeoutHeapTest {
  private record Wait(long time, long order, SimTask task) {}

  private static final Comparator<Wait> BY_TIME_THEN_ORDER =
      Comparator.comparingLong(Wait::time).thenComparingLong(Wait::order);

  private final Scheduler scheduler =
      new Scheduler(new SchedulerRunner(), Schedule.IN_ORDER, new SimRandom(1), () -> {});

  /** Reacts to nothing. */
  private static final class Idle implements EventHandler<Object> {
    @Override
    public String name() {
      return "idle";
    }

    @Override
    public @Nullable Duration patience() {
      return null;
    }

    @Override
    public void take(Object item) {}

    @Override
    public void silence() {}
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 1_000, 60_000_000_000L})
  void deadlines_come_in_order_whichever_waits_end_before(long furthest) {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TimeoutHeap heap = new TimeoutHeap();
      TreeSet<Wait> expected = new TreeSet<>(BY_TIME_THEN_ORDER);
      List<Wait> added = new ArrayList<>();
      for (long order = 0; order < 600 || !expected.isEmpty(); order++) {
        int draw = random.nextInt(4);
        if (order < 600 && draw < 2) {
          Wait wait =
              new Wait(
                  random.nextLong(furthest), order, new HandlerTask<>(scheduler, null, new Idle()));
          heap.add(wait.task(), wait.time(), wait.order());
          expected.add(wait);
          added.add(wait);
        } else if (draw == 2 && !added.isEmpty()) {
          // Also one whose deadline is gone already.
          Wait any = added.get(random.nextInt(added.size()));
          heap.remove(any.task());
          expected.remove(any);
        } else if (!expected.isEmpty()) {
          heap.remove(heap.first());
          expected.removeFirst();
        }
        assertThat(heap.size()).isEqualTo(expected.size());
        if (expected.isEmpty()) {
          assertThat(heap.firstTime()).isEqualTo(WaitQueue.FOREVER);
        } else {
          Wait first = expected.getFirst();
          assertThat(heap.first()).isSameAs(first.task());
          assertThat(heap.firstTime()).isEqualTo(first.time());
          assertThat(heap.firstOrder()).isEqualTo(first.order());
        }
      }
    }
  }
}
