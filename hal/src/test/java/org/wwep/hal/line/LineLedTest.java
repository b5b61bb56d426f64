package org.wwep.hal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wwep.hal.Drive;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;

/** What a line is left as, and what its pin says of it. */
class LineLedTest {
  private final List<String> done = new ArrayList<>();
  private Level held = Level.LOW;

  private LineLed led(boolean inputAtEnd) {
    return new LineLed(
        new LedConfig("press-btn1", new Pin(6), true, Drive.PUSH_PULL, inputAtEnd),
        new OutputLine() {
          @Override
          public void set(Level level) {
            done.add(level.toString());
          }

          @Override
          public Optional<Level> level() {
            return Optional.of(held);
          }

          @Override
          public void release() {
            done.add("input");
          }
        });
  }

  @Test
  void a_line_ends_dark_or_as_an_input() {
    LineLed dark = led(false);
    dark.set(true);
    dark.disconnect();
    assertThat(done).containsExactly("LOW", "HIGH");
    done.clear();
    LineLed input = led(true);
    input.set(true);
    input.disconnect();
    input.disconnect();
    input.set(true);
    assertThat(done).containsExactly("LOW", "input");
    assertThat(input.lit()).isFalse();
  }

  @Test
  void the_level_of_the_pin_is_the_one_that_it_has_and_not_the_one_that_was_set() {
    LineLed led = led(false);
    led.set(false);
    assertThat(led.pinLevel()).contains(Level.LOW);
    held = Level.HIGH;
    assertThat(led.pinLevel()).contains(Level.HIGH);
    led.disconnect();
    assertThat(led.pinLevel()).isEmpty();
  }
}
