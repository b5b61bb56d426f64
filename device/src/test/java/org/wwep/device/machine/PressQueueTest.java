package org.wwep.device.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PressQueueTest {
  @Test
  void it_behaves_as_the_jdks_queue_does() {
    Random random = new Random(1);
    PressQueue queue = PressQueue.empty();
    Deque<Press> expected = new ArrayDeque<>();
    for (int i = 0; i < 2_000; i++) {
      if (random.nextInt(5) < 3) {
        Press press = new Press(i, Instant.EPOCH, i % 2 == 0);
        queue = queue.plus(press);
        expected.addLast(press);
      } else if (!expected.isEmpty()) {
        assertThat(queue.head()).isEqualTo(expected.removeFirst());
        queue = queue.tail();
      }
      assertThat(queue.size()).isEqualTo(expected.size());
      assertThat(queue.toList()).isEqualTo(new ArrayList<>(expected));
    }
  }

  @Test
  void an_empty_queue_has_neither_head_nor_tail() {
    assertThatIllegalStateException().isThrownBy(() -> PressQueue.empty().head());
    assertThatIllegalStateException().isThrownBy(() -> PressQueue.empty().tail());
  }
}
