package org.wwep.emulator.testbed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.Debounce;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Led;
import org.wwep.rtos.Rtos;

/**
 * A board of firmware that tells nothing of itself: every edge, every press and every change of an
 * LED is told to the trace as it is seen from outside.
 */
final class ObservedBoard extends BoardDecorator {
  private final Rtos rtos;
  private final Trace trace;
  private final List<ObservedButton> buttons;
  private final List<ObservedLed> leds;
  private volatile boolean powered;

  /**
   * Watches a board; nobody else listens to its buttons.
   *
   * @param debounce what tells a press from its bounce
   */
  ObservedBoard(Board board, Rtos rtos, Debounce debounce, Trace trace) {
    super(board);
    this.rtos = rtos;
    this.trace = trace;
    this.buttons = board.buttons().stream().map(b -> new ObservedButton(b, debounce)).toList();
    this.leds = board.leds().stream().map(ObservedLed::new).toList();
    for (Led led : board.leds()) {
      if (led instanceof SensedLed sensed) {
        sensed.listen(edge -> seen(sensed, edge));
      }
    }
  }

  private void seen(SensedLed led, Edge edge) {
    trace.record(new TraceEvent.LedSet(edge.at(), led.id(), led.litAt(edge.level())));
  }

  /** Gives power: edges reach the firmware. */
  void powerOn() {
    powered = true;
  }

  /**
   * Takes the power: no edge reaches the firmware, which may listen anew when power comes back, and
   * the LEDs are dark.
   */
  void powerOff() {
    powered = false;
    buttons.forEach(button -> button.replaceable = true);
    leds.forEach(led -> led.set(false));
  }

  @Override
  public List<? extends Button> buttons() {
    return buttons;
  }

  @Override
  public List<? extends Led> leds() {
    return leds;
  }

  private final class ObservedButton extends ButtonDecorator {
    private final Debounce debounce;
    private Debounce.State state;
    private volatile @Nullable EdgeListener listener;
    private volatile boolean replaceable = true;

    ObservedButton(Button button, Debounce debounce) {
      super(button);
      this.debounce = debounce;
      this.state = debounce.start(button.level());
      button.listen(this::edge);
    }

    private void edge(Edge edge) {
      trace.record(new TraceEvent.RawEdge(edge.at(), id(), edge.level()));
      Debounce.Step step = debounce.next(state, edge);
      state = step.state();
      for (Edge accepted : step.accepted()) {
        boolean pressed = accepted.level() == activeLevel();
        trace.record(new TraceEvent.Debounced(accepted.at(), id(), pressed));
      }
      EdgeListener now = listener;
      if (now != null && powered) {
        now.edge(edge);
      }
    }

    /** Sets the listener, once in a power cycle; without a new one the last stays. */
    @Override
    public void listen(EdgeListener other) {
      if (!replaceable) {
        throw new IllegalStateException("button " + id() + " has a listener already");
      }
      replaceable = false;
      listener = other;
    }
  }

  private final class ObservedLed extends LedDecorator {
    ObservedLed(Led led) {
      super(led);
    }

    @Override
    public void set(boolean lit) {
      boolean changes = lit() != lit && !(led() instanceof SensedLed);
      led().set(lit);
      if (changes) {
        trace.record(new TraceEvent.LedSet(rtos.now(), id(), lit));
      }
    }
  }
}
