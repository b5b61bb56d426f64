package org.wwep.emulator.fleet;

/** What a device has of its loop. */
interface DeviceGroup {
  /** Returns what connections are made of. */
  LoopChannels channels();

  /** Returns what devices wait for. */
  LoopDeadlines deadlines();

  /** A press has begun, or a look at a register. */
  void begun();

  /** A press was acknowledged. */
  void acknowledged();

  /** A press was not. */
  void failed(PressFailure failure, String seen);

  /** Returns where all else is counted. */
  FleetTally tally();

  /** Returns where times are kept. */
  LegHistograms legs();

  /**
   * Returns the moment that was meant for a press.
   *
   * @param position when in each round its device's turn is
   * @param round how many presses the device had before
   * @param now when it is begun
   */
  long intended(long position, long round, long now);

  /** Returns whether a connection is for more than one press. */
  boolean keepsAlive();

  /** Returns whether the server leaves connections open, so that devices close them. */
  boolean closesFirst();

  /** The server has closed a connection behind its reply, or left it open for too long. */
  void serverCloses(boolean inTime);

  /** A device is done with a press or with its register. */
  void rest(FleetDevice device);

  /** A device has rested. */
  void resume(FleetDevice device, long now);
}
