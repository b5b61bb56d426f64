package org.wwep.emulator.invariant;

import org.wwep.device.trace.TraceEvent;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.Transaction;

/** What has to hold on one device; told of everything in order. */
interface DeviceWatch {
  /** The firmware told of something, or it was seen from outside. */
  void told(TraceEvent event);

  /** Power went, or came. */
  void power(boolean on);

  /** A button is about to be pressed. */
  void pressed();

  /** The device is at rest for the first time. */
  void booted();

  /** A connection of the device was opened. */
  void opened(Endpoint client);

  /** The server answered this device. */
  void answered(Transaction transaction);

  /** Checks what has to hold when the device has come to rest. */
  void atRest();

  /** Returns whether the server must hold what the LED shows. */
  boolean registerMustEqualLed();

  /** Returns whether it is known that no transaction is under way. */
  boolean idle();

  /** Returns how many presses were acknowledged. */
  int acknowledged();

  /** Returns the state that it is in, for messages. */
  String state();
}
