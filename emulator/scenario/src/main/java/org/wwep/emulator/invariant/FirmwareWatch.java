package org.wwep.emulator.invariant;

import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.net.Endpoint;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.WriteRequest;
import org.wwep.protocol.server.Transaction;

/**
 * What has to hold with any firmware: it does not crash, does nothing that a board would forgive,
 * and gives its sockets and packets back.
 */
final class FirmwareWatch implements DeviceWatch {
  private final DeviceUnderTest device;
  private final boolean mirrorsLed;
  private final PressTracker.Report report;
  private boolean powered;

  /** Whether power came back, and nothing that was written since has been acknowledged. */
  private boolean hasStartedAgain;

  /** What was written last since power came, or null. */
  private @Nullable WriteRequest written;

  private int openAtBoot;
  private int packetsAtBoot;
  private int acknowledged;
  private boolean pressed;

  /**
   * Watches a device.
   *
   * @param mirrorsLed whether the scenario says which register holds the LED
   */
  FirmwareWatch(DeviceUnderTest device, boolean mirrorsLed, PressTracker.Report report) {
    this.device = device;
    this.mirrorsLed = mirrorsLed;
    this.report = report;
  }

  @Override
  public void told(TraceEvent event) {
    switch (event) {
      case TraceEvent.FirmwareFaulted e ->
          report.violated(Rule.FIRMWARE, device.name() + " ended by " + e.line());
      case TraceEvent.FirmwareMisused e ->
          report.violated(Rule.FIRMWARE, device.name() + ": " + e.kind() + ": " + e.detail());
      case TraceEvent.ResponseReceived e -> {
        if (e.response().startsWith("A")) {
          acknowledged++;
          // A reply to a read, as many a firmware makes at its start, tells the server nothing.
          hasStartedAgain &= written == null || !AckReply.of(written).frame().equals(e.response());
        }
      }
      case TraceEvent.MessageSent e -> written = e.frame();
      // Without power the LED goes out by itself.
      case TraceEvent.LedSet _ -> pressed |= powered;
      case TraceEvent.Booted _,
          TraceEvent.RawEdge _,
          TraceEvent.Debounced _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.StateChanged _,
          TraceEvent.ServerResolved _,
          TraceEvent.LinkSecured _,
          TraceEvent.ConnectionOpened _,
          TraceEvent.LinePrinted _,
          TraceEvent.PressAcknowledged _,
          TraceEvent.AttemptFailed _,
          TraceEvent.GaveUp _ -> {}
    }
  }

  @Override
  public void power(boolean on) {
    powered = on;
    if (!on) {
      pressed = false;
      hasStartedAgain = true;
      written = null;
    }
  }

  @Override
  public void pressed() {}

  @Override
  public void booted() {
    openAtBoot = device.host().openSockets();
    packetsAtBoot = device.packetsInUse();
  }

  @Override
  public void opened(Endpoint client) {}

  @Override
  public void answered(Transaction transaction) {}

  @Override
  public void atRest() {
    int open = device.host().openSockets();
    if (open > openAtBoot) {
      report.violated(
          Rule.LEFTOVERS,
          "%s is quiet with %d sockets open, after its start it had %d"
              .formatted(device.name(), open, openAtBoot));
    }
    int packets = device.packetsInUse();
    if (packets > packetsAtBoot) {
      report.violated(
          Rule.PACKETS,
          "%s is quiet with %d packets in use, after its start it had %d"
              .formatted(device.name(), packets, packetsAtBoot));
    }
  }

  @Override
  public boolean registerMustEqualLed() {
    // After a start it need not show what the server has, before it has written again.
    return mirrorsLed && pressed && !hasStartedAgain;
  }

  @Override
  public boolean idle() {
    return false;
  }

  @Override
  public int acknowledged() {
    return acknowledged;
  }

  @Override
  public String state() {
    return "without states";
  }
}
