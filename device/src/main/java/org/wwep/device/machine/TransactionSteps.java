package org.wwep.device.machine;

import org.wwep.device.machine.Effect.AwaitReply;
import org.wwep.device.machine.Effect.BackOff;
import org.wwep.device.machine.Effect.BreakLink;
import org.wwep.device.machine.Effect.CloseLink;
import org.wwep.device.machine.Effect.ReportAcknowledged;
import org.wwep.device.machine.Effect.ReportFailure;
import org.wwep.device.machine.Effect.ReportGivenUp;
import org.wwep.device.machine.Effect.Secure;
import org.wwep.device.machine.Effect.Send;
import org.wwep.device.machine.Event.Acknowledged;
import org.wwep.device.machine.Event.Connected;
import org.wwep.device.machine.Event.LinkEvent;
import org.wwep.device.machine.Event.LinkFailed;
import org.wwep.device.machine.Event.Secured;
import org.wwep.device.machine.Event.Sent;
import org.wwep.device.machine.State.AwaitingReply;
import org.wwep.device.machine.State.BackingOff;
import org.wwep.device.machine.State.Connecting;
import org.wwep.device.machine.State.Securing;
import org.wwep.device.machine.State.Sending;
import org.wwep.device.machine.State.Transacting;

/** The steps of one transaction: connect, secure, send, await the reply; and what failing means. */
final class TransactionSteps {
  private final MachineConfig config;

  TransactionSteps(MachineConfig config) {
    this.config = config;
  }

  Transition next(Transacting s, LinkEvent event) {
    if (event instanceof LinkFailed(_, _, Failure failure)) {
      return failed(s, failure);
    }
    int next = s.generation() + 1;
    Press press = s.board().queue().head();
    return switch (s) {
      case Connecting c when event instanceof Connected ->
          config.secure(press)
              ? Transition.to(
                  new Securing(next, c.attempt(), c.board(), c.server()), new Secure(next))
              : send(c);
      case Securing c when event instanceof Secured -> send(c);
      case Sending c when event instanceof Sent ->
          Transition.to(
              new AwaitingReply(next, c.attempt(), c.board(), c.server()),
              new AwaitReply(next, config.frame(press)));
      case AwaitingReply c when event instanceof Acknowledged ->
          Transitions.to(
              c.generation(),
              c.board().settled(),
              new ServerAddress.Resolved(c.server()),
              new CloseLink(),
              new ReportAcknowledged(press, config.frame(press)));
      case Connecting _, Securing _, Sending _, AwaitingReply _ -> Transitions.foreign(s);
    };
  }

  private Transition send(Transacting s) {
    int next = s.generation() + 1;
    return Transition.to(
        new Sending(next, s.attempt(), s.board(), s.server()),
        new Send(next, config.frame(s.board().queue().head())));
  }

  private Transition failed(Transacting s, Failure failure) {
    int next = s.generation() + 1;
    var frame = config.frame(s.board().queue().head());
    return s.attempt() < config.attempts()
        ? Transition.to(
            new BackingOff(next, s.attempt(), s.board(), new RetryTarget.Transact(s.server())),
            new BreakLink(),
            new ReportFailure(frame, s.attempt(), failure, null),
            new BackOff(next, s.attempt()))
        : Transitions.to(
            s.generation(),
            s.board().settled(),
            new ServerAddress.Resolved(s.server()),
            new BreakLink(),
            new ReportGivenUp(frame, s.attempt(), failure));
  }
}
