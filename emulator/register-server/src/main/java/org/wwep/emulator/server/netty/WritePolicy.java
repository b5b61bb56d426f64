package org.wwep.emulator.server.netty;

/** Who may write. */
public enum WritePolicy {
  /** Everybody. */
  ALL,
  /** Whoever shows a certificate, and then only the registers of the device it names. */
  BY_CERTIFICATE,
  /** Nobody. */
  NONE
}
