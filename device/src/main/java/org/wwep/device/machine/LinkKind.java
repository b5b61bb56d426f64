package org.wwep.device.machine;

/** Whether a transaction goes in the clear or behind a handshake. */
public enum LinkKind {
  /** In the clear. */
  OPEN,
  /** Behind a TLS handshake. */
  TLS
}
