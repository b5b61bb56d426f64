package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** What the secure flash refuses, by its number. */
final class FlashErrors {
  private FlashErrors() {}

  static ErrnoException of(FlashException e) {
    Errno errno =
        switch (e.reason()) {
          case NO_SUCH_FILE -> Errno.ENOENT;
          case EXISTS -> Errno.EEXIST;
          case WRONG_TOKEN, NOT_READABLE, NOT_SIGNED, BAD_SIGNATURE, UNKNOWN_ROOT -> Errno.EACCES;
          case FULL -> Errno.ENOSPC;
          case TAMPERED, ROLLED_BACK, WRONG_DEVICE, NOT_FORMATTED, RESTART, DEVICE -> Errno.EIO;
        };
    return new ErrnoException(errno, String.valueOf(e.getMessage()), e);
  }
}
