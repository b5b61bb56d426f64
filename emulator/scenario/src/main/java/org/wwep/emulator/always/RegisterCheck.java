package org.wwep.emulator.always;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.AlwaysCondition;
import org.wwep.emulator.scenario.AlwaysCondition.LedEqualsRegister;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.server.Transaction;

/**
 * Whether an LED shows the last write that the server has acknowledged; dark if there was none. A
 * device without power is left alone.
 */
final class RegisterCheck implements ConditionCheck {
  private static final int HEAD = 7;
  private static final int LENGTH = 11;

  private final LedEqualsRegister condition;
  private final DeviceUnderTest device;
  private final RestSchedule schedule;
  private final Report report;
  private final String head;
  private String acknowledged = "";
  private @Nullable Instant differsSince;

  RegisterCheck(
      LedEqualsRegister condition, DeviceUnderTest device, RestTracker rest, Report report) {
    this.condition = condition;
    this.device = device;
    this.schedule = new RestSchedule(rest, AlwaysCondition.REST);
    this.report = report;
    this.head = "W%s%02X".formatted(device.id(), condition.register());
  }

  @Override
  public void happened(TimelineEntry entry) {
    if (entry.what() instanceof TimelineEvent.ServerEvent(Transaction transaction)
        && transaction.reply() instanceof AckReply
        && transaction.received().regionMatches(true, 0, head, 0, HEAD)
        && transaction.received().length() >= LENGTH) {
      acknowledged = transaction.received().substring(HEAD, LENGTH);
    }
  }

  @Override
  public void look(Instant now) {
    Duration within = condition.within();
    if (within == null) {
      if (schedule.comes(now) && differs()) {
        report.violated(mismatch("while the device is at rest"));
      }
      return;
    }
    boolean differs = device.powered() && differs();
    Instant since = differs ? differsSince : null;
    if (since == null) {
      differsSince = differs ? now : null;
    } else if (!now.isBefore(since.plus(within))) {
      report.violated(mismatch("for " + Formats.span(within)));
    }
  }

  private boolean differs() {
    return lit() != (acknowledged.isEmpty() ? 0 : Integer.parseInt(acknowledged, 16));
  }

  private int lit() {
    return device.board().led(condition.led()).lit() ? 1 : 0;
  }

  private Mismatch mismatch(String howLong) {
    return Mismatch.of(
        "%s of %s to show register %02X, which the server last acknowledged as %s"
            .formatted(
                condition.led(),
                device.name(),
                condition.register(),
                acknowledged.isEmpty() ? "never written" : acknowledged),
        "was %d %s".formatted(lit(), howLong));
  }

  @Override
  public @Nullable Instant due() {
    Duration within = condition.within();
    Instant since = differsSince;
    if (within == null) {
      return schedule.due();
    }
    return since == null ? null : since.plus(within);
  }

  @Override
  public boolean isSettled() {
    return condition.within() == null ? schedule.isSettled() : differsSince == null;
  }

  @Override
  public Optional<String> unproven() {
    return condition.within() == null ? schedule.unproven() : Optional.empty();
  }
}
