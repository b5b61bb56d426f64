package org.wwep.hal.kernel;

import java.io.IOException;

/** The kernel refused a call. */
public final class KernelException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A signal came. */
  public static final int EINTR = 4;

  /** The user may not do that. */
  public static final int EACCES = 13;

  /** Somebody else has it. */
  public static final int EBUSY = 16;

  /** The device is gone. */
  public static final int ENODEV = 19;

  /** An argument is none that the device takes. */
  public static final int EINVAL = 22;

  /** The device knows no such call. */
  public static final int ENOTTY = 25;

  private final int errno;

  /** Makes one for a call that ended with this number. */
  public KernelException(String call, int errno) {
    super(call + ": " + CLibrary.words(errno));
    this.errno = errno;
  }

  /** Returns the kernel's number of the error. */
  public int errno() {
    return errno;
  }
}
