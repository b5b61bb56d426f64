package org.wwep.device;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Effect;
import org.wwep.device.machine.Effect.LinkEffect;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.Press;
import org.wwep.device.machine.RetryTarget;
import org.wwep.device.machine.State;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.hal.Led;
import org.wwep.net.packet.PoolSnapshot;
import org.wwep.protocol.DeviceId;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * Turns the state machine, one event at a time, and carries out the effects that do not block.
 *
 * <p>The button task, the link task and the device's owner all bring events; {@code turn} lets one
 * in at a time. Nobody blocks while having it, but on the trace's output.
 */
final class Dispatcher {
  private static final System.Logger LOG = System.getLogger("org.wwep.device");

  private final Rtos rtos;
  private final Machine machine;
  private final MachineConfig config;
  private final Led led;
  private final Trace trace;
  private final Semaphore turn;

  /** Those who wait; without any, nothing that each device would have to hold. */
  private List<Drain> waiting = List.of();

  private State state = ClientMachine.start();

  /** What the state is called. */
  private String label = state.label();

  private OpenLink link = OpenLink.NONE;
  private long acknowledged;
  private long givenUp;

  /**
   * Somebody who waits until all presses are done.
   *
   * @param done told whether they are
   * @param patient whether to wait even for a network that cannot be joined
   */
  record Drain(Mailbox<Boolean> done, boolean patient) {}

  Dispatcher(Rtos rtos, Machine machine, MachineConfig config, Led led, Trace trace) {
    this.rtos = rtos;
    this.machine = machine;
    this.config = config;
    this.led = led;
    this.trace = trace;
    this.turn = rtos.semaphore(1);
  }

  /**
   * Turns the machine.
   *
   * @return the link operation that has to follow, if one does
   */
  Optional<LinkEffect> dispatch(Event event, TraceEvent... before) throws InterruptedException {
    turn.acquire();
    try {
      for (TraceEvent told : before) {
        trace.record(told);
      }
      return turn(event);
    } finally {
      turn.release();
    }
  }

  /** Returns the ID that the device goes by. */
  DeviceId device() {
    return config.device();
  }

  /** Returns whether nobody is in it, so that whoever brings something now need not wait. */
  boolean isFree() {
    return turn.isFree();
  }

  /** Tells something that is no matter of the machine's. */
  void tell(TraceEvent event) throws InterruptedException {
    turn.acquire();
    try {
      trace.record(event);
    } finally {
      turn.release();
    }
  }

  /** Sets the link that is powered now. */
  void onLink(OpenLink powered) throws InterruptedException {
    turn.acquire();
    link = powered;
    turn.release();
  }

  /** Tells once nothing is queued and nothing is under way. */
  void whenSettled(Drain drain) throws InterruptedException {
    turn.acquire();
    waiting = waiting.isEmpty() ? new ArrayList<>(1) : waiting;
    waiting.add(drain);
    tellIfSettled();
    turn.release();
  }

  DeviceSummary summary(PoolSnapshot pools) throws InterruptedException {
    turn.acquire();
    try {
      return switch (state) {
        case State.Off off ->
            new DeviceSummary(off.label(), false, 0, acknowledged, givenUp, List.of(), pools);
        case State.Powered powered ->
            new DeviceSummary(
                powered.label(),
                powered.board().lit(),
                powered.board().presses(),
                acknowledged,
                givenUp,
                powered.board().queue().toList().stream().map(config::frame).toList(),
                pools);
      };
    } finally {
      turn.release();
    }
  }

  private Optional<LinkEffect> turn(Event event) {
    State from = state;
    var transition = machine.next(from, event);
    state = transition.state();
    String ignored = transition.ignored();
    if (ignored != null) {
      LOG.log(Level.DEBUG, () -> from.label() + " ignores " + event.label() + ": " + ignored);
      return Optional.empty();
    }
    Optional<LinkEffect> following = Optional.empty();
    for (Effect effect : transition.effects()) {
      following = carryOut(effect);
    }
    if (from.generation() != state.generation()) {
      String before = label;
      String by = event.label();
      label = state.label();
      trace.record(new TraceEvent.StateChanged(rtos.now(), before, label, by));
      LOG.log(Level.DEBUG, () -> before + " -> " + label + " by " + by);
    }
    tellIfSettled();
    return following;
  }

  private Optional<LinkEffect> carryOut(Effect effect) {
    switch (effect) {
      case Effect.SetLed(boolean lit) -> setLed(lit);
      case Effect.CloseLink _ -> link.close();
      case Effect.BreakLink _ -> link.abort();
      case Effect.ReportFailure e ->
          trace.record(
              new TraceEvent.AttemptFailed(
                  rtos.now(), e.frame(), e.attempt(), attempts(e), e.failure(), e.fallback()));
      case Effect.ReportGivenUp e -> {
        givenUp += e.frame() == null ? 0 : 1;
        trace.record(new TraceEvent.GaveUp(rtos.now(), e.frame(), e.attempts(), e.failure()));
      }
      case Effect.ReportAcknowledged(Press press, var frame) -> {
        acknowledged++;
        trace.record(new TraceEvent.PressAcknowledged(rtos.now(), press.number(), frame));
      }
      case LinkEffect next -> {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** A driver that fails is told like any other trouble: the presses still count. */
  private void setLed(boolean lit) {
    try {
      led.set(lit);
      trace.record(new TraceEvent.LedSet(rtos.now(), led.id(), lit));
    } catch (UncheckedIOException e) {
      trace.record(new TraceEvent.PartFailed(rtos.now(), led.id(), String.valueOf(e.getMessage())));
    }
  }

  /** Joining Wi-Fi is tried for as long as it takes; all else has its number of attempts. */
  private int attempts(Effect.ReportFailure trouble) {
    return trouble.failure().kind() == Failure.Kind.JOIN_FAILED ? 0 : config.attempts();
  }

  private void tellIfSettled() {
    if (waiting.isEmpty()) {
      return;
    }
    if (state instanceof State.Idle || state instanceof State.Off) {
      waiting.forEach(drain -> drain.done().post(true));
      waiting = List.of();
    } else if (cannotJoin()) {
      waiting.removeIf(
          drain -> {
            if (!drain.patient()) {
              drain.done().post(false);
            }
            return !drain.patient();
          });
    }
  }

  /** Says whether joining has failed as often as a frame may. */
  private boolean cannotJoin() {
    return switch (state) {
      case State.Joining joining -> joining.attempt() > config.attempts();
      case State.BackingOff backingOff ->
          backingOff.resume() instanceof RetryTarget.Join
              && backingOff.attempt() >= config.attempts();
      case State.Off _, State.Resolving _, State.Idle _, State.Transacting _ -> false;
    };
  }
}
