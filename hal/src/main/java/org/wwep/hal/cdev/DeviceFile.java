package org.wwep.hal.cdev;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file descriptor of a device and what can be asked of it.
 *
 * <p>Threads: any may call, each call has memory of its own; nobody may once it is closed, which is
 * its owner's to see to.
 */
final class DeviceFile implements AutoCloseable {
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;
  private static final short POLLIN = 1;
  private static final int POLLFD = 8;
  private static final int REVENTS = 6;

  private final int descriptor;

  /** Takes over an open file descriptor. */
  DeviceFile(int descriptor) {
    this.descriptor = descriptor;
  }

  /** A call of the C library, which leaves its error in the memory that it is given. */
  @FunctionalInterface
  private interface Call {
    long result(MemorySegment state) throws Throwable;
  }

  /** Opens a device file for reading and writing. */
  static DeviceFile open(Path path) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      long opened =
          checked(
              "open " + path,
              state -> (int) CLibrary.OPEN.invokeExact(state, name, O_RDWR | O_CLOEXEC));
      return new DeviceFile((int) opened);
    }
  }

  /** Asks the driver; {@code argument} is read and written by it. */
  void ioctl(String call, long request, MemorySegment argument) throws KernelException {
    checked(call, state -> (int) CLibrary.IOCTL.invokeExact(state, descriptor, request, argument));
  }

  /** Waits until there is something to read; a signal of the process ends the wait early. */
  boolean readable(Duration longest) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment poll = arena.allocate(POLLFD, Integer.BYTES);
      poll.set(ValueLayout.JAVA_INT, 0, descriptor);
      poll.set(ValueLayout.JAVA_SHORT, Integer.BYTES, POLLIN);
      int milliseconds = (int) longest.toMillis();
      long ready =
          checked("poll", state -> (int) CLibrary.POLL.invokeExact(state, poll, 1L, milliseconds));
      if (ready > 0 && (poll.get(ValueLayout.JAVA_SHORT, REVENTS) & POLLIN) == 0) {
        throw new KernelException("poll", KernelException.ENODEV);
      }
      return ready > 0;
    } catch (KernelException e) {
      if (e.errno() == KernelException.EINTR) {
        return false;
      }
      throw e;
    }
  }

  /** Fills the buffer. */
  void read(MemorySegment buffer) throws IOException {
    long got =
        checked(
            "read",
            state ->
                (long) CLibrary.READ.invokeExact(state, descriptor, buffer, buffer.byteSize()));
    if (got != buffer.byteSize()) {
      throw new IOException("read " + got + " bytes in place of " + buffer.byteSize());
    }
  }

  @Override
  public void close() {
    try {
      checked("close", state -> (int) CLibrary.CLOSE.invokeExact(state, descriptor));
    } catch (KernelException _) {
      // It is closed all the same.
    }
  }

  private static long checked(String what, Call call) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CLibrary.state(arena);
      long result = call.result(state);
      if (result < 0) {
        throw new KernelException(what, CLibrary.errno(state));
      }
      return result;
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
  }
}
