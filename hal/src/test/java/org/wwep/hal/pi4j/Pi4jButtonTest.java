package org.wwep.hal.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doAnswer;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.HandClock;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;

class Pi4jButtonTest {
  private final HandClock clock = new HandClock();
  private final DigitalInput input = Mockito.mock(DigitalInput.class);
  private final List<Edge> edges = new ArrayList<>();
  private final Pi4jButton button;
  private final DigitalStateChangeListener driver;

  Pi4jButtonTest() {
    Mockito.when(input.state()).thenReturn(DigitalState.HIGH);
    button = new Pi4jButton(ButtonConfig.toGround("btn1", new Pin(5)), input, clock);
    button.listen(edges::add);
    var listening = ArgumentCaptor.forClass(DigitalStateChangeListener.class);
    Mockito.verify(input).addListener(listening.capture());
    driver = listening.getValue();
  }

  @Test
  void a_first_callback_that_is_no_change_is_dropped() {
    for (DigitalState state :
        List.of(DigitalState.HIGH, DigitalState.UNKNOWN, DigitalState.LOW, DigitalState.LOW)) {
      clock.advance(Duration.ofMillis(1));
      driver.onDigitalStateChange(new DigitalStateChangeEvent<>(input, state));
    }
    assertThat(edges).containsExactly(new Edge(HandClock.START.plusMillis(3), Level.LOW));
  }

  @Test
  void a_callback_that_comes_after_closing_is_dropped_and_the_line_is_not_read_again() {
    button.disconnect();
    Mockito.when(input.state()).thenThrow(new IllegalStateException("released"));
    driver.onDigitalStateChange(new DigitalStateChangeEvent<>(input, DigitalState.LOW));
    assertThat(edges).isEmpty();
    assertThat(button.level()).isEqualTo(Level.HIGH);
  }

  @Test
  void the_timestamp_is_taken_before_anything_else() {
    DigitalStateChangeEvent<?> slow = Mockito.mock(DigitalStateChangeEvent.class);
    doAnswer(
            asked -> {
              clock.advance(Duration.ofMillis(7));
              return DigitalState.LOW;
            })
        .when(slow)
        .state();
    driver.onDigitalStateChange(slow);
    assertThat(edges).containsExactly(new Edge(HandClock.START, Level.LOW));
  }
}
