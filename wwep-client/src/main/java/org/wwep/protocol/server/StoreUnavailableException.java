package org.wwep.protocol.server;

/**
 * A store could not do what it was asked, and says nothing about whether it half did: a write may
 * or may not show up later, but it must not be acknowledged.
 */
public final class StoreUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what failed, where, in one line. */
  public StoreUnavailableException(String message) {
    super(message);
  }

  /** Says what failed, where, in one line, and what was behind it. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
