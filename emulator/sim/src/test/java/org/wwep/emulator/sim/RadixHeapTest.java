package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixHeapTest {
  private record Entry(long time, long order, ScheduledEvent event) {}

  private static final Comparator<Entry> BY_TIME_THEN_ORDER =
      Comparator.comparingLong(Entry::time).thenComparingLong(Entry::order);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 1_000, 3_000_000, 60_000_000_000L, Long.MAX_VALUE / 2})
  void what_was_planned_comes_in_the_order_of_a_priority_queue(long furthest) {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PriorityQueue<Entry> expected = new PriorityQueue<>(BY_TIME_THEN_ORDER);
      RadixHeap radixHeap = new RadixHeap();
      long now = 0;
      for (long order = 0; order < 3_000 || !expected.isEmpty(); order++) {
        // More in than out at first, then more out than in; now and then all the way to the end.
        if (order < 3_000 && random.nextInt(5) < (order < 1_500 ? 3 : 2)) {
          long most = Math.min(furthest, Long.MAX_VALUE - now);
          long time = now + (random.nextInt(4) == 0 ? 0 : random.nextLong(most));
          ScheduledEvent scheduledEvent = _ -> {};
          expected.add(new Entry(time, order, scheduledEvent));
          radixHeap.add(time, order, scheduledEvent, -order);
        } else if (!expected.isEmpty()) {
          Entry first = expected.remove();
          now = first.time();
          assertThat(radixHeap.firstTime()).isEqualTo(first.time());
          assertThat(radixHeap.firstOrder()).isEqualTo(first.order());
          assertThat(radixHeap.firstArgument()).isEqualTo(-first.order());
          assertThat(radixHeap.removeFirst()).isSameAs(first.event());
        }
        assertThat(radixHeap.size()).isEqualTo(expected.size());
        assertThat(radixHeap.isEmpty()).isEqualTo(expected.isEmpty());
      }
    }
  }

  @Test
  void looking_at_the_first_leaves_room_before_it() {
    RadixHeap radixHeap = new RadixHeap();
    List<String> happened = new ArrayList<>();
    radixHeap.add(1_000, 0, _ -> happened.add("late"), 0);
    assertThat(radixHeap.firstTime()).isEqualTo(1_000);
    radixHeap.add(3, 1, _ -> happened.add("early"), 0);
    radixHeap.removeFirst().happen(0);
    radixHeap.removeFirst().happen(0);
    assertThat(happened).containsExactly("early", "late");
  }

  @Test
  void a_moment_that_goes_on_and_on_takes_no_more_memory_for_it() {
    RadixHeap radixHeap = new RadixHeap();
    ScheduledEvent[] again = new ScheduledEvent[1];
    long[] left = {5_000_000};
    again[0] =
        order -> {
          if (left[0]-- > 0) {
            radixHeap.add(7, order + 1, again[0], order + 1);
          }
        };
    radixHeap.add(7, 0, again[0], 0);
    radixHeap.add(7, 1, _ -> {}, 1);
    while (!radixHeap.isEmpty()) {
      long argument = radixHeap.firstArgument();
      radixHeap.removeFirst().happen(argument);
    }
    assertThat(radixHeap.room()).isLessThan(1_000);
  }

  @Test
  void nothing_can_be_planned_before_what_has_happened() {
    RadixHeap radixHeap = new RadixHeap();
    radixHeap.add(5, 0, _ -> {}, 0);
    radixHeap.removeFirst();
    assertThatThrownBy(() -> radixHeap.add(4, 1, _ -> {}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("planned for 4, when it is 5");
    assertThatThrownBy(radixHeap::firstTime).hasMessageContaining("nothing is planned");
  }
}
