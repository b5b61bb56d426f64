package org.wwep.emulator.store;

import java.io.IOException;

/** A file of registers that does not hold what was acknowledged, or is none. */
public final class StoreDamageException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean partly;

  /** Says what is damaged, and what to do next. */
  StoreDamageException(String message) {
    this(message, false);
  }

  private StoreDamageException(String message, boolean partly) {
    super(message);
    this.partly = partly;
  }

  /** Returns that of a file of which something is good. */
  static StoreDamageException partly(String message) {
    return new StoreDamageException(message, true);
  }

  /** Returns whether the file can be opened with what is good, if the loss is accepted. */
  public boolean mayBeAccepted() {
    return partly;
  }
}
