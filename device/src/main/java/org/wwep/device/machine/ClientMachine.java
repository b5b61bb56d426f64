package org.wwep.device.machine;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.Effect.BackOff;
import org.wwep.device.machine.Effect.CloseLink;
import org.wwep.device.machine.Effect.Connect;
import org.wwep.device.machine.Effect.Join;
import org.wwep.device.machine.Effect.ReportFailure;
import org.wwep.device.machine.Effect.ReportGivenUp;
import org.wwep.device.machine.Effect.Resolve;
import org.wwep.device.machine.Effect.SetLed;
import org.wwep.device.machine.Event.Acknowledged;
import org.wwep.device.machine.Event.BackOffElapsed;
import org.wwep.device.machine.Event.ButtonPressed;
import org.wwep.device.machine.Event.Connected;
import org.wwep.device.machine.Event.JoinFailed;
import org.wwep.device.machine.Event.Joined;
import org.wwep.device.machine.Event.LinkEvent;
import org.wwep.device.machine.Event.LinkFailed;
import org.wwep.device.machine.Event.PoweredOff;
import org.wwep.device.machine.Event.PoweredOn;
import org.wwep.device.machine.Event.ResolveFailed;
import org.wwep.device.machine.Event.Resolved;
import org.wwep.device.machine.Event.Secured;
import org.wwep.device.machine.Event.Sent;
import org.wwep.device.machine.State.AwaitingReply;
import org.wwep.device.machine.State.BackingOff;
import org.wwep.device.machine.State.Connecting;
import org.wwep.device.machine.State.Idle;
import org.wwep.device.machine.State.Joining;
import org.wwep.device.machine.State.Off;
import org.wwep.device.machine.State.Powered;
import org.wwep.device.machine.State.Resolving;
import org.wwep.device.machine.State.Securing;
import org.wwep.device.machine.State.Sending;
import org.wwep.device.machine.State.Transacting;

/**
 * The client firmware's decisions: a pure function from a state and an event to the next state and
 * what to do. {@link State} has the diagram.
 */
public final class ClientMachine implements Machine {
  private final MachineConfig config;
  private final TransactionSteps transaction;

  /** Makes the machine of one device. */
  public ClientMachine(MachineConfig config) {
    this.config = config;
    this.transaction = new TransactionSteps(config);
  }

  /** Returns the state before power comes for the first time. */
  public static State start() {
    return new Off(0);
  }

  @Override
  public Transition next(State state, Event event) {
    if (event instanceof LinkEvent link && link.generation() != state.generation()) {
      return Transition.ignore(state, "late: it belongs to an operation that is over");
    }
    return switch (state) {
      case Off off -> off(off, event);
      case Powered powered ->
          switch (event) {
            case PoweredOn _ -> Transition.ignore(state, "power is on already");
            case PoweredOff _ ->
                Transition.to(new Off(state.generation() + 1), new CloseLink(), new SetLed(false));
            case ButtonPressed press -> pressed(powered, press);
            case LinkEvent link -> ended(powered, link);
          };
    };
  }

  private Transition off(Off off, Event event) {
    int generation = off.generation() + 1;
    return switch (event) {
      case PoweredOn _ ->
          Transition.to(new Joining(generation, 1, BoardState.dark()), new Join(generation));
      case PoweredOff _ -> Transition.ignore(off, "power is off already");
      case ButtonPressed _ -> Transition.ignore(off, "a board without power sees no press");
      case LinkEvent _ -> Transition.ignore(off, "late: power went meanwhile");
    };
  }

  /** The LED flips at once, whatever the link is doing; only an idle link is set to work. */
  private Transition pressed(Powered state, ButtonPressed press) {
    BoardState boardState = state.board().pressed(press.at());
    SetLed led = new SetLed(boardState.lit());
    return switch (state) {
      case Joining s -> Transition.to(new Joining(s.generation(), s.attempt(), boardState), led);
      case Resolving s ->
          Transition.to(new Resolving(s.generation(), s.attempt(), boardState), led);
      case Idle s -> Transitions.to(s.generation(), boardState, s.server(), led);
      case Connecting s ->
          Transition.to(new Connecting(s.generation(), s.attempt(), boardState, s.server()), led);
      case Securing s ->
          Transition.to(new Securing(s.generation(), s.attempt(), boardState, s.server()), led);
      case Sending s ->
          Transition.to(new Sending(s.generation(), s.attempt(), boardState, s.server()), led);
      case AwaitingReply s ->
          Transition.to(
              new AwaitingReply(s.generation(), s.attempt(), boardState, s.server()), led);
      case BackingOff s ->
          Transition.to(new BackingOff(s.generation(), s.attempt(), boardState, s.resume()), led);
    };
  }

  private Transition ended(Powered state, LinkEvent event) {
    return switch (state) {
      case Joining s -> joining(s, event);
      case Resolving s -> resolving(s, event);
      case Transacting s -> transaction.next(s, event);
      case BackingOff s -> backingOff(s, event);
      case Idle s -> Transition.ignore(s, "no link operation is under way");
    };
  }

  private Transition joining(Joining s, LinkEvent event) {
    int next = s.generation() + 1;
    return switch (event) {
      case Joined _ ->
          switch (config.server()) {
            case ServerAddress.Unresolved _ ->
                Transition.to(new Resolving(next, 1, s.board()), new Resolve(next));
            case ServerAddress.Resolved known -> Transitions.to(s.generation(), s.board(), known);
          };
      // Wi-Fi comes back by itself some day: no press is given up for its want.
      case JoinFailed(_, _, Failure failure) ->
          Transition.to(
              new BackingOff(next, s.attempt(), s.board(), new RetryTarget.Join()),
              new ReportFailure(null, s.attempt(), failure, null),
              new BackOff(next, s.attempt()));
      case Resolved _,
          ResolveFailed _,
          Connected _,
          Secured _,
          Sent _,
          Acknowledged _,
          LinkFailed _,
          BackOffElapsed _ ->
          Transitions.foreign(s);
    };
  }

  private Transition resolving(Resolving s, LinkEvent event) {
    return switch (event) {
      case Resolved(_, _, InetAddress address) ->
          Transitions.to(s.generation(), s.board(), new ServerAddress.Resolved(address));
      case ResolveFailed(_, _, Failure failure) -> unresolved(s, failure);
      case Joined _,
          JoinFailed _,
          Connected _,
          Secured _,
          Sent _,
          Acknowledged _,
          LinkFailed _,
          BackOffElapsed _ ->
          Transitions.foreign(s);
    };
  }

  private Transition unresolved(Resolving s, Failure failure) {
    int next = s.generation() + 1;
    @Nullable InetAddress fallback = config.fallback();
    if (fallback != null) {
      return Transitions.to(
          s.generation(),
          s.board(),
          new ServerAddress.Resolved(fallback),
          new ReportFailure(null, s.attempt(), failure, fallback));
    }
    PressQueue queue = s.board().queue();
    var frame = queue.isEmpty() ? null : config.frame(queue.head());
    if (s.attempt() < config.attempts()) {
      return Transition.to(
          new BackingOff(next, s.attempt(), s.board(), new RetryTarget.Resolve()),
          new ReportFailure(frame, s.attempt(), failure, null),
          new BackOff(next, s.attempt()));
    }
    return Transitions.to(
        s.generation(),
        frame == null ? s.board() : s.board().settled(),
        new ServerAddress.Unresolved(),
        new ReportGivenUp(frame, s.attempt(), failure));
  }

  private Transition backingOff(BackingOff s, LinkEvent event) {
    if (!(event instanceof BackOffElapsed)) {
      return Transitions.foreign(s);
    }
    int next = s.generation() + 1;
    int attempt = s.attempt() + 1;
    return switch (s.resume()) {
      case RetryTarget.Join _ ->
          Transition.to(new Joining(next, attempt, s.board()), new Join(next));
      case RetryTarget.Resolve _ ->
          Transition.to(new Resolving(next, attempt, s.board()), new Resolve(next));
      case RetryTarget.Transact(InetAddress server) ->
          Transition.to(
              new Connecting(next, attempt, s.board(), server),
              new Connect(next, server, s.board().queue().head()));
    };
  }
}
