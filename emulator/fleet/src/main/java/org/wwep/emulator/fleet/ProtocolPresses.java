package org.wwep.emulator.fleet;

/**
 * Presses by the bare protocol: each writes the next number.
 *
 * <p>Owned by the thread of its loop.
 */
final class ProtocolPresses implements DevicePresses {
  private final RegisterLedger ledger;
  private final PressTask task;

  ProtocolPresses(DeviceLoop loop, DevicePlan plan, PressFrame frame) {
    this.ledger = new RegisterLedger(plan.start());
    this.task = new PressTask(plan, loop, ledger, frame);
  }

  @Override
  public void powerOn() {}

  @Override
  public void press(DeviceRequests requests, long now) {
    task.begin(now);
    requests.begin(task, now);
  }

  @Override
  public boolean rehearse(long now) {
    return false;
  }

  @Override
  public void release(long now) {}

  @Override
  public void abandon() {}

  @Override
  public void close() {}

  @Override
  public RegisterExpectation register() {
    return ledger;
  }
}
