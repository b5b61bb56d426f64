package org.wwep.hal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;
import org.wwep.hal.ManualClock;
import org.wwep.hal.Pin;

class LineButtonTest {
  private final InputLine input = Mockito.mock(InputLine.class);
  private final List<Edge> edges = new ArrayList<>();
  private final LineButton button;
  private final EdgeListener driver;

  LineButtonTest() {
    Mockito.when(input.level()).thenReturn(Level.HIGH);
    button = new LineButton(ButtonConfig.toGround("btn1", new Pin(5)), input);
    button.listen(edges::add);
    var listening = ArgumentCaptor.forClass(EdgeListener.class);
    Mockito.verify(input).listen(listening.capture());
    driver = listening.getValue();
  }

  private static Edge edge(int millis, Level level) {
    return new Edge(ManualClock.START.plusMillis(millis), level);
  }

  @Test
  void a_first_callback_that_is_no_change_is_dropped() {
    driver.edge(edge(1, Level.HIGH));
    driver.edge(edge(2, Level.LOW));
    driver.edge(edge(3, Level.LOW));
    assertThat(edges).containsExactly(edge(2, Level.LOW));
  }

  @Test
  void a_callback_that_comes_after_closing_is_dropped_and_the_line_is_not_read_again() {
    button.disconnect();
    Mockito.verify(input).close();
    Mockito.when(input.level()).thenThrow(new IllegalStateException("released"));
    driver.edge(edge(1, Level.LOW));
    assertThat(edges).isEmpty();
    assertThat(button.level()).isEqualTo(Level.HIGH);
  }
}
