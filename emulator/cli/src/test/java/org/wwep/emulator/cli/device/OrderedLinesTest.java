package org.wwep.emulator.cli.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderedLinesTest {
  @Test
  void a_line_that_is_told_late_still_stands_before_what_came_of_it() throws Exception {
    LinkedBlockingQueue<String> out = new LinkedBlockingQueue<>();
    OrderedLines lines = new OrderedLines(out::add, InstantSource.system());
    Instant now = Instant.now();
    lines.add(now, "led");
    lines.add(now.plusMillis(2), "sent");
    lines.add(now.minusMillis(1), "edge");
    lines.add(now, "led too");
    for (String expected : List.of("edge", "led", "led too", "sent")) {
      assertThat(out.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
    }
  }

  @Test
  void what_waits_is_handed_on_at_the_end() {
    List<String> out = new ArrayList<>();
    OrderedLines lines = new OrderedLines(out::add, InstantSource.fixed(Instant.EPOCH));
    lines.add(Instant.EPOCH.plusSeconds(5), "second");
    lines.add(Instant.EPOCH.plusSeconds(4), "first");
    lines.flush();
    assertThat(out).containsExactly("first", "second");
  }
}
