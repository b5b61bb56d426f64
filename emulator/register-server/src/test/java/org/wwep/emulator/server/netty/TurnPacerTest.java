package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A loop rests between turns on a busy machine, and only there. */
class TurnPacerTest {
  private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

  private long now = 1000 * MS;
  private long others;
  private final TurnPacer pacer = new TurnPacer(() -> now, () -> now += others);

  @Test
  void on_an_idle_machine_turns_follow_one_another() {
    for (int i = 0; i < 10; i++) {
      assertThat(pacer.isDue()).isTrue();
      pacer.turned();
      assertThat(pacer.rests()).isFalse();
    }
  }

  @Test
  void who_gets_the_processor_back_late_rests_longer() {
    others = MS;
    pacer.turned();
    assertThat(pacer.rests()).isTrue();
    assertThat(pacer.due() - now).isEqualTo(2 * MS);
    assertThat(pacer.isDue()).isFalse();
    now = pacer.due() + 5 * MS;
    assertThat(pacer.isDue()).isTrue();
    pacer.turned();
    assertThat(pacer.due() - now).isEqualTo(10 * MS);
    now = pacer.due() + 90 * MS;
    assertThat(pacer.isDue()).isTrue();
    pacer.turned();
    assertThat(pacer.due() - now).as("at most").isEqualTo(20 * MS);
  }

  @Test
  void who_is_woken_up_at_once_rests_shorter_and_then_not_at_all() {
    others = 3 * MS;
    pacer.turned();
    int turns = 0;
    while (pacer.rests()) {
      long rest = pacer.due() - now;
      now = pacer.due();
      assertThat(pacer.isDue()).isTrue();
      pacer.turned();
      assertThat(pacer.due() - now).isLessThan(rest);
      turns++;
    }
    assertThat(turns).isBetween(5, 10);
  }
}
