package org.wwep.emulator.store;

import java.io.IOException;

/** A file of registers that does not hold what was acknowledged. */
final class StoreDamageException extends IOException {
  private static final long serialVersionUID = 1;

  /** Says what is damaged, and what to do next. */
  StoreDamageException(String message) {
    super(message);
  }
}
