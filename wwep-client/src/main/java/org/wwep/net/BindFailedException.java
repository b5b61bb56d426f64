package org.wwep.net;

import java.io.IOException;
import java.util.Locale;

/** A local port is in use, or this process may not use it. */
public final class BindFailedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public BindFailedException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public BindFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Words that the port is taken, the same on every stack. */
  public static BindFailedException inUse(Endpoint local) {
    return new BindFailedException(
        "cannot bind "
            + local
            + ": the port is in use; stop who has it, or choose another port or 0 for any");
  }

  /** Says why a system call did not bind, and what to do about it. */
  public static BindFailedException at(Endpoint local, IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    String what = "cannot bind " + local + ": ";
    if (text.contains("in use")) {
      BindFailedException taken = inUse(local);
      taken.initCause(e);
      return taken;
    }
    if (text.contains("denied") || text.contains("not permitted")) {
      return new BindFailedException(
          what + "not permitted; choose a port of 1024 or more, or run with more rights", e);
    }
    if (text.contains("assign requested")) {
      return new BindFailedException(
          what + "this machine has no such address; choose one of its own, or 0.0.0.0 for all", e);
    }
    return new BindFailedException(what + e.getMessage() + "; choose another port or 0 for any", e);
  }
}
