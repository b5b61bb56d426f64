package org.wwep.emulator.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViolationTest {
  @Test
  void it_names_the_rule_and_then_how_it_was_broken() {
    String detail = "expected d to notice and to be done with 1 press, was 9 noticed and 1 done";
    assertThat(new Violation(Violation.Rule.PRESSES, detail, Duration.ofMillis(1500)))
        .hasToString(
            "broken: no press is lost, duplicated or reordered: " + detail + " @ 1.500000000s");
  }
}
