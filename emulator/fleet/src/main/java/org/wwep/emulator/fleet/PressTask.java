package org.wwep.emulator.fleet;

/**
 * The presses of a device, one after another: each writes the next number.
 *
 * <p>Owned by the thread of its device.
 */
final class PressTask implements DeviceTask {
  private final DevicePlan plan;
  private final DeviceLoop loop;
  private final LoopRecord record;
  private final RegisterLedger ledger;
  private final PressFrame frame;
  private long round;
  private long intended;

  /**
   * Begins with none.
   *
   * @param ledger what is known of the register
   * @param frame where each press is written
   */
  PressTask(DevicePlan plan, DeviceLoop loop, RegisterLedger ledger, PressFrame frame) {
    this.plan = plan;
    this.loop = loop;
    this.record = loop.record(plan.faulty());
    this.ledger = ledger;
    this.frame = frame;
  }

  /** Writes the next press. */
  void begin(long now) {
    record.tally().due();
    intended = loop.intended(plan.position(), round++, now);
    record.legs().record(Leg.LATENESS, now - intended);
    frame.write(ledger.next());
  }

  @Override
  public boolean isFaulty() {
    return plan.faulty();
  }

  @Override
  public void connected(long nanos) {
    record.legs().record(Leg.CONNECT, nanos);
  }

  @Override
  public void secured(long nanos) {
    record.legs().record(Leg.TLS, nanos);
  }

  @Override
  public void begun(long nanos) {
    record.legs().record(Leg.FIRST_BYTE, nanos);
  }

  @Override
  public void acknowledged(ReplyMatcher reply) {
    ledger.acknowledge();
    long now = System.nanoTime();
    record.legs().record(Leg.WHOLE, now - intended);
    record.acknowledged(now);
  }

  @Override
  public void failed(PressFailure failure, String seen, boolean sent) {
    record.failed(failure, seen);
    if (sent && failure != PressFailure.DENIED) {
      ledger.leaveOpen();
    }
  }

  @Override
  public void abandoned(boolean sent) {
    if (sent) {
      ledger.leaveOpen();
    }
    record.tally().abandoned();
  }
}
