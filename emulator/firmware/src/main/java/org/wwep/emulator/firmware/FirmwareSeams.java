package org.wwep.emulator.firmware;

import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * What a firmware runs on; all of it stays its owner's.
 *
 * @param id the device's name, which its tasks go by
 * @param rtos time, tasks, randomness
 * @param net its network
 * @param board its pins; no one else listens to its buttons
 * @param tls secures its sockets if it asks for that
 * @param listener hears what it prints and how it fares
 */
public record FirmwareSeams(
    String id, Rtos rtos, NetworkStack net, Board board, Tls tls, FirmwareListener listener) {
  /** Checks the name. */
  public FirmwareSeams {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a device needs an id, was '" + id + "'");
    }
  }
}
