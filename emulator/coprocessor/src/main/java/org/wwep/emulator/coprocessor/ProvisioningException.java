package org.wwep.emulator.coprocessor;

/** A device that does not take what it is provisioned with; the message says why. */
public final class ProvisioningException extends Exception {
  /** Makes one. */
  public ProvisioningException(String message) {
    super(message);
  }
}
