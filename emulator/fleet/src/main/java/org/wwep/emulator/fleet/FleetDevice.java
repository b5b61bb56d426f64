package org.wwep.emulator.fleet;

/**
 * One device: its presses, one after another, and at the end a look at its register.
 *
 * <p>A press that is due while another is under way waits; none is merged with another. Owned by
 * the thread of its loop.
 */
final class FleetDevice extends FifoDeadlines.Entry {
  /** What a device is about. */
  private enum Phase {
    FREE,
    WAITING,
    BUSY
  }

  /** Makes what presses. */
  @FunctionalInterface
  interface PressFactory {
    /**
     * Makes what presses on one device.
     *
     * @param frame the device's requests, which a press may write
     * @param over told when a press is over
     */
    DevicePresses make(DeviceLoop loop, DevicePlan plan, PressFrame frame, Runnable over);
  }

  private final DeviceLoop loop;
  private final DevicePlan plan;
  private final LoopRecord record;
  private final DevicePresses presses;
  private final ReadBackCheck check;
  private final ReadBackTask readBacks;
  private final DeviceRequests requests;
  private Phase phase = Phase.FREE;
  private long pending;
  private long begun;

  FleetDevice(DeviceLoop loop, DevicePlan plan, PressFactory factory) {
    this.loop = loop;
    this.plan = plan;
    this.record = loop.record(plan.faulty());
    PressFrame frame = new PressFrame(plan.identity());
    this.presses = factory.make(loop, plan, frame, this::rest);
    this.check = new ReadBackCheck(presses.register(), plan.own());
    this.readBacks = new ReadBackTask(check, record.tally(), frame);
    this.requests = new DeviceRequests(loop, plan, frame, readBacks, this::rest);
  }

  /** Returns when in each round its turn is. */
  long position() {
    return plan.position();
  }

  /** Returns whether faults are injected into its connections. */
  boolean isFaulty() {
    return plan.faulty();
  }

  /** Returns whether it has nothing to do. */
  boolean isFree() {
    return phase != Phase.BUSY;
  }

  /** Counts the presses that it has begun. */
  long begun() {
    return begun;
  }

  /** Counts the presses that wait for the one under way. */
  long pending() {
    return pending;
  }

  /** Drops what waits. */
  void dropPending() {
    pending = 0;
  }

  /** Returns whether its register is to be looked at, and was not. */
  boolean isUnread() {
    return check.isDue();
  }

  /** A press is due. */
  void due(long now) {
    if (phase == Phase.FREE) {
      press(now);
    } else {
      pending++;
    }
  }

  @Override
  void elapsed(long now) {
    phase = Phase.FREE;
    loop.resume(this, now);
  }

  /** Presses now, if one waits. */
  boolean pressPending(long now) {
    if (pending == 0) {
      return false;
    }
    pending--;
    press(now);
    return true;
  }

  /** Presses. */
  void press(long now) {
    begin();
    begun++;
    presses.press(requests, now);
  }

  /** Does what comes before its first press. */
  void powerOn() {
    presses.powerOn();
  }

  /** Does once what will be measured: it presses, uncounted, or asks for its register. */
  void rehearse(long now) {
    begin();
    if (!presses.rehearse(now)) {
      readBacks.begin(false);
      requests.begin(readBacks, now);
    }
  }

  /** Asks for its register, and judges what it has. */
  void readBack(long now) {
    if (plan.faulty()) {
      requests.close(); // What it has goes through the faults.
    }
    begin();
    readBacks.begin(true);
    requests.begin(readBacks, now);
  }

  private void begin() {
    phase = Phase.BUSY;
    loop.begun();
  }

  private void rest() {
    cancelDeadline();
    phase = Phase.WAITING;
    loop.rest(this);
  }

  /** Has nothing more to do before its next press. */
  void settle() {
    cancelDeadline();
    phase = Phase.FREE;
  }

  /** Counts what waits as not begun. */
  void failPending() {
    record.notBegun(pending);
    pending = 0;
  }

  /** Counts its register as not read. */
  void leaveUnread() {
    record.tally().judged(RegisterVerdict.UNREAD, "not in time");
  }

  /** Lets go of a button that was to be held for long. */
  void release(long now) {
    presses.release(now);
  }

  /** Gives up what is under way: a press is not counted, a look at the register has failed. */
  void abandon() {
    presses.abandon();
    requests.abandon();
  }

  /** Ends its connection and its firmware. */
  void close() {
    cancelDeadline();
    requests.close();
    presses.close();
    phase = Phase.FREE;
  }
}
