package org.wwep.hal.cdev;

import java.io.IOException;

/** The kernel refused a call. */
final class KernelException extends IOException {
  private static final long serialVersionUID = 1L;

  static final int EINTR = 4;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int ENODEV = 19;
  static final int ENOTTY = 25;

  private final int errno;

  KernelException(String call, int errno) {
    super(call + ": " + CLibrary.words(errno));
    this.errno = errno;
  }

  /** Returns the kernel's number of the error. */
  int errno() {
    return errno;
  }
}
