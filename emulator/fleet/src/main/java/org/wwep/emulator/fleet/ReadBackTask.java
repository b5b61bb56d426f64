package org.wwep.emulator.fleet;

/**
 * The looks of a device at its register; what it has is judged once, or not at all in a rehearsal.
 *
 * <p>Owned by the thread of its device.
 */
final class ReadBackTask implements DeviceTask {
  private final ReadBackCheck check;
  private final FleetTally tally;
  private final PressFrame frame;
  private boolean judged;

  /**
   * Begins with none.
   *
   * @param frame where the request is written
   */
  ReadBackTask(ReadBackCheck check, FleetTally tally, PressFrame frame) {
    this.check = check;
    this.tally = tally;
    this.frame = frame;
  }

  /**
   * Writes the request.
   *
   * @param judged whether what the register has is judged
   */
  void begin(boolean judged) {
    this.judged = judged;
    if (judged) {
      check.begin();
    }
    frame.read();
  }

  @Override
  public boolean isFaulty() {
    return false;
  }

  @Override
  public void connected(long nanos) {}

  @Override
  public void secured(long nanos) {}

  @Override
  public void begun(long nanos) {}

  @Override
  public void acknowledged(ReplyMatcher reply) {
    if (judged) {
      check.has(reply.value(), frame, tally);
    }
  }

  @Override
  public void failed(PressFailure failure, String seen, boolean sent) {
    if (judged) {
      if (failure == PressFailure.DENIED) {
        check.denied(frame, tally);
      }
      check.failed(failure.text(), tally);
    }
  }

  @Override
  public void abandoned(boolean sent) {
    failed(PressFailure.NO_REPLY, "", sent);
  }
}
