package org.wwep.protocol.server;

import java.util.OptionalInt;
import org.wwep.protocol.DeviceId;

/**
 * The registers of all devices: up to 65,536 times 256 of them, each 16 bits wide or never written.
 *
 * <p>Safe for use by any number of threads; a read after a write has returned sees it.
 *
 * <p><b>Errors</b>: a store that is broken or out of reach throws {@link
 * StoreUnavailableException}, which the client gets to know as {@code X}; it goes on by itself once
 * it can. One in memory never does.
 */
public interface RegisterStore {
  /**
   * Stores a value.
   *
   * @param register 0 to 255
   * @param value 0 to 65535
   * @return whether it was stored, as safely as this store keeps anything; false, with nothing
   *     changed, if there is no room for it
   * @throws StoreUnavailableException if that is not known
   */
  boolean write(DeviceId device, int register, int value) throws StoreUnavailableException;

  /**
   * Returns the value, or nothing if the register was never written.
   *
   * @param register 0 to 255
   * @throws StoreUnavailableException if that is not known
   */
  OptionalInt read(DeviceId device, int register) throws StoreUnavailableException;

  /**
   * Does all that a write does, and changes no register: whoever asks learns what a write would
   * get.
   *
   * @throws StoreUnavailableException if a write would not be stored; with the reason in a line
   */
  default void probe() throws StoreUnavailableException {}

  /**
   * Returns whether a call may wait, for a disk or a network: not for a thread that serves many.
   */
  default boolean waits() {
    return false;
  }
}
