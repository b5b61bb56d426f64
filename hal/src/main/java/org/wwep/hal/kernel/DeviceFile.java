package org.wwep.hal.kernel;

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
public final class DeviceFile implements AutoCloseable {
  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final int POLLFD = 8;
  private static final int REVENTS = 6;

  private final int descriptor;

  /** Takes over an open file descriptor. */
  public DeviceFile(int descriptor) {
    this.descriptor = descriptor;
  }

  /** A call of the C library, which leaves its error in the memory that it is given. */
  @FunctionalInterface
  private interface Call {
    long result(MemorySegment state) throws Throwable;
  }

  /** Opens a device file for reading and writing. */
  public static DeviceFile open(Path path) throws KernelException {
    return open(path, O_RDWR | O_CLOEXEC);
  }

  /** Opens a terminal, without waiting for a carrier and without taking it as one's own. */
  public static DeviceFile openTerminal(Path path) throws KernelException {
    return open(path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  }

  private static DeviceFile open(Path path, int flags) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      long opened =
          checked("open " + path, state -> (int) CLibrary.OPEN.invokeExact(state, name, flags));
      return new DeviceFile((int) opened);
    }
  }

  /** Asks the driver; {@code argument} is read and written by it. */
  public void ioctl(String call, long request, MemorySegment argument) throws KernelException {
    checked(call, state -> (int) CLibrary.IOCTL.invokeExact(state, descriptor, request, argument));
  }

  /**
   * Waits until there is something to read; a signal of the process ends the wait early.
   *
   * @throws KernelException with {@link KernelException#ENODEV} once the device is gone
   */
  public boolean readable(Duration longest) throws KernelException {
    return ready(POLLIN, longest);
  }

  /** Waits until bytes can be written, as {@link #readable} does. */
  public boolean writable(Duration longest) throws KernelException {
    return ready(POLLOUT, longest);
  }

  private boolean ready(short event, Duration longest) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment poll = arena.allocate(POLLFD, Integer.BYTES);
      poll.set(ValueLayout.JAVA_INT, 0, descriptor);
      poll.set(ValueLayout.JAVA_SHORT, Integer.BYTES, event);
      int milliseconds = (int) longest.toMillis();
      long ready =
          checked("poll", state -> (int) CLibrary.POLL.invokeExact(state, poll, 1L, milliseconds));
      if (ready > 0 && (poll.get(ValueLayout.JAVA_SHORT, REVENTS) & event) == 0) {
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
  public void read(MemorySegment buffer) throws IOException {
    long got = readSome(buffer);
    if (got != buffer.byteSize()) {
      throw new IOException("read " + got + " bytes in place of " + buffer.byteSize());
    }
  }

  /** Reads what there is, up to the size of the buffer; returns how many bytes, 0 at the end. */
  public int readSome(MemorySegment buffer) throws KernelException {
    return (int)
        checked(
            "read",
            state ->
                (long) CLibrary.READ.invokeExact(state, descriptor, buffer, buffer.byteSize()));
  }

  /** Writes what the device takes; returns how many bytes. */
  public int writeSome(MemorySegment bytes) throws KernelException {
    return (int)
        checked(
            "write",
            state -> (long) CLibrary.WRITE.invokeExact(state, descriptor, bytes, bytes.byteSize()));
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
