package org.wwep.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.device.machine.Effect.LinkEffect;
import org.wwep.device.machine.Event;
import org.wwep.device.trace.TraceEvent;
import org.wwep.hal.Button;
import org.wwep.hal.Debounce;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * Turns the raw edges of one button into presses.
 *
 * <p>The board's thread only posts; debouncing and everything behind it happens in this task, which
 * owns the filter's state.
 */
final class ButtonTask implements EventHandler<ButtonTask.Input>, EdgeListener {
  /** What comes through the mailbox. */
  sealed interface Input {
    record RawEdge(Edge edge) implements Input {}

    /** Asks to be told once all edges posted before are dealt with. */
    record Mark(Dispatcher.Drain drain) implements Input {}
  }

  /** What an edge takes from its timestamp to the mailbox: settling must not overtake one. */
  private static final Duration DELIVERY = Duration.ofMillis(1);

  /** What it takes at worst, on a processor that was busy: longer, and the edge is lost. */
  private static final Duration LATE_DELIVERY = Duration.ofMillis(200);

  private final Rtos rtos;
  private final Button button;
  private final Debounce debounce;
  private final Dispatcher dispatcher;
  private final Consumer<LinkEffect> link;
  private final Mailbox<Input> mailbox;

  /** Those who wait; without any, nothing that each device would have to hold. */
  private List<Dispatcher.Drain> marks = List.of();

  private final Instant lookedAt;
  private Debounce.State line;
  private boolean fresh = true;

  /** Whether an edge is waited for that the button's level tells of. */
  private boolean late;

  ButtonTask(
      Rtos rtos,
      Button button,
      Debounce debounce,
      Dispatcher dispatcher,
      Consumer<LinkEffect> link) {
    this.rtos = rtos;
    this.button = button;
    this.debounce = debounce;
    this.dispatcher = dispatcher;
    this.link = link;
    this.mailbox = rtos.mailbox();
    // In this order, so that no edge is lost in between.
    button.listen(this);
    this.line = debounce.start(button.level());
    this.lookedAt = rtos.now();
  }

  /** Takes an edge on the board's thread, which only posts it. */
  @Override
  public void edge(Edge edge) {
    mailbox.post(new Input.RawEdge(edge));
  }

  /** Tells once the edges posted before have become presses, and these are done. */
  void drain(Dispatcher.Drain drain) {
    mailbox.post(new Input.Mark(drain));
  }

  /** Starts the task. */
  Task start() {
    return rtos.handle(mailbox, this);
  }

  @Override
  public String name() {
    return "button " + dispatcher.device();
  }

  @Override
  public Duration patience() {
    if (late) {
      return LATE_DELIVERY;
    }
    Optional<Instant> settles = line.settlesAt();
    return settles.isEmpty()
        ? Rtos.WAIT_FOREVER
        : Duration.between(rtos.now(), settles.get().plus(DELIVERY));
  }

  @Override
  public boolean mayBlock() {
    return !dispatcher.isFree();
  }

  @Override
  public void take(Input input) throws InterruptedException {
    late = false;
    switch (input) {
      case Input.RawEdge(Edge edge) -> take(edge);
      case Input.Mark(Dispatcher.Drain drain) -> {
        marks = marks.isEmpty() ? new ArrayList<>(1) : marks;
        marks.add(drain);
      }
    }
    tellMarks();
  }

  @Override
  public void silence() throws InterruptedException {
    if (!late && button.level() != line.raw()) {
      // There was another edge, which is still on its way.
      late = true;
      return;
    }
    late = false;
    Optional<Instant> settles = line.settlesAt();
    if (settles.isPresent()) {
      accept(debounce.settle(line, settles.get()));
    }
    tellMarks();
  }

  private void tellMarks() throws InterruptedException {
    if (!marks.isEmpty() && line.settlesAt().isEmpty()) {
      for (Dispatcher.Drain mark : marks) {
        dispatcher.whenSettled(mark);
      }
      marks = List.of();
    }
  }

  private void take(Edge edge) throws InterruptedException {
    dispatcher.tell(new TraceEvent.RawEdge(edge.at(), button.id(), edge.level()));
    if (fresh && edge.level() == line.raw() && !edge.at().isAfter(lookedAt)) {
      // It came while the button was looked at, and is what was seen then: the line rested before.
      line = debounce.start(edge.level().opposite());
    }
    fresh = false;
    accept(debounce.next(line, edge));
  }

  private void accept(Debounce.Step step) throws InterruptedException {
    line = step.state();
    for (Edge edge : step.accepted()) {
      boolean pressed = edge.level() == button.activeLevel();
      TraceEvent debounced = new TraceEvent.Debounced(edge.at(), button.id(), pressed);
      if (pressed) {
        dispatcher.dispatch(new Event.ButtonPressed(edge.at()), debounced).ifPresent(link);
      } else {
        dispatcher.tell(debounced);
      }
    }
  }
}
