package org.wwep.emulator.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.device.Firmware;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.protocol.WriteRequest;

/**
 * Presses on the button of a board with firmware; a press is over once the firmware is done with it
 * and the button was let go of.
 *
 * <p>Owned by the thread of its loop. What firmware does, it does on tasks of its own.
 */
final class BoardPresses implements DevicePresses, BoardTrace.Listener {
  /** How many pauses long firmware that is starting may make nothing of a press. */
  private static final int WAITS = 10;

  /** How many it may send nothing for a press that it has seen: it may have been too early. */
  private static final int WAITS_NOTICED = 30;

  private final DevicePlan plan;
  private final DeviceLoop loop;
  private final LoopRecord record;
  private final PressFrame frame;
  private final Runnable over;
  private final BoardHost host;
  private final BoardTrace trace;
  private final BoardLedger ledger;
  private final Firmware firmware;
  private final ButtonContact contact;
  private final Answer answer = new Answer();
  private boolean counted;
  private boolean answered = true;
  private boolean addressed;
  private int waits;
  private long round;
  private @Nullable Duration hold;
  private long intended;

  /** Puts firmware on a board of its own, without power. */
  BoardPresses(BoardHost host, DeviceLoop loop, DevicePlan plan, PressFrame frame, Runnable over) {
    this.plan = plan;
    this.loop = loop;
    this.record = loop.record(plan.faulty());
    this.frame = frame;
    this.over = over;
    this.host = host;
    this.trace = new BoardTrace(host.isClient(), this);
    EmulatedBoard board = host.board(plan);
    this.contact = new ButtonContact(loop, host, board.buttons().getFirst(), this::released);
    this.ledger = new BoardLedger(board.leds().getFirst()::lit);
    this.firmware = host.install(plan, board, trace);
  }

  @Override
  public void powerOn() {
    host.powerOn(firmware);
  }

  @Override
  public void press(DeviceRequests requests, long now) {
    record.tally().due();
    hold = loop.hold(round);
    intended = loop.intended(plan.position(), round++, now);
    record.legs().record(Leg.LATENESS, now - intended);
    begin(now, true);
  }

  @Override
  public boolean rehearse(long now) {
    begin(now, false);
    return true;
  }

  private void begin(long now, boolean measured) {
    counted = measured;
    answered = false;
    ledger.begin();
    trace.begin(now);
    contact.close(hold);
    String fault = trace.fault();
    if (fault == null) {
      loop.deadlines().answering.add(answer, now);
    } else {
      settle(trace.giveUp(), PressFailure.FIRMWARE_ENDED, fault);
    }
  }

  /** {@inheritDoc} Told by a task of the firmware. */
  @Override
  public void over(BoardOutcome outcome) {
    loop.execute(() -> settle(outcome, outcome.failure(), outcome.seen()));
  }

  /** {@inheritDoc} Told by a task of the firmware. */
  @Override
  public void unasked() {
    loop.execute(() -> record.tally().surplus());
  }

  private void settle(@Nullable BoardOutcome outcome, @Nullable PressFailure failure, String seen) {
    if (answered || outcome == null) {
      return;
    }
    answered = true;
    answer.cancelDeadline();
    WriteRequest sent = outcome.frame();
    if (sent != null) {
      address(sent);
    }
    if (failure == null && sent != null) {
      acknowledged(outcome, sent);
    } else {
      failed(failure == null ? PressFailure.OTHER : failure, seen, sent);
    }
    if (counted) {
      record.tally().retried(outcome.retries());
    }
    endIfReleased();
  }

  private void acknowledged(BoardOutcome outcome, WriteRequest sent) {
    if (!ledger.acknowledge(sent.value())) {
      record.tally().repeated();
    }
    if (counted) {
      outcome.measure(record.legs());
      record.legs().record(Leg.WHOLE, outcome.at() - intended);
      record.acknowledged(outcome.at());
    }
  }

  private void failed(PressFailure failure, String seen, @Nullable WriteRequest sent) {
    if (sent == null) {
      ledger.fail();
    } else {
      ledger.fail(sent.value(), failure == PressFailure.DENIED);
    }
    if (counted) {
      record.failed(failure, seen);
    }
  }

  /** Looks at the register that the firmware writes to, if the device owns it. */
  private void address(WriteRequest sent) {
    if (addressed) {
      return;
    }
    addressed = true;
    if (sent.device().equals(plan.identity().device())) {
      frame.address(sent);
    } else {
      ledger.forget();
      record.tally().judged(RegisterVerdict.OTHER_ID, "firmware calls itself " + sent.device());
    }
  }

  private void released(long now) {
    if (!isPressedAgain(now)) {
      contact.free();
      endIfReleased();
    }
  }

  /** Firmware that is starting sees no press: in a rehearsal the button is pressed again. */
  private boolean isPressedAgain(long now) {
    if (counted || answered || host.isClient() || trace.isSent()) {
      return false;
    }
    if (++waits < (trace.isNoticed() ? WAITS_NOTICED : WAITS)) {
      contact.restOn(now);
      return true;
    }
    waits = 0;
    // The firmware's tasks go on meanwhile: it may have sent its request just now.
    if (!trace.repeat(now)) {
      return false;
    }
    ledger.fail();
    contact.close(hold);
    return true;
  }

  private void endIfReleased() {
    if (answered && contact.isFree()) {
      over.run();
    }
  }

  @Override
  public void release(long now) {
    contact.open(now);
  }

  @Override
  public void abandon() {
    BoardOutcome outcome = trace.giveUp();
    if (outcome == null || answered) {
      return;
    }
    answered = true;
    answer.cancelDeadline();
    if (outcome.frame() == null) {
      ledger.fail();
    } else {
      ledger.fail(outcome.frame().value(), false);
    }
    if (counted) {
      record.tally().abandoned();
    }
    endIfReleased();
  }

  @Override
  public void close() {
    answer.cancelDeadline();
    contact.cancelDeadline();
  }

  @Override
  public RegisterExpectation register() {
    return ledger;
  }

  /** The moment by which the firmware has to be done. */
  private final class Answer extends FifoDeadlines.Entry {
    @Override
    void elapsed(long now) {
      BoardOutcome outcome = trace.giveUp();
      if (outcome != null) {
        settle(outcome, outcome.failure(), outcome.seen());
      }
    }
  }
}
