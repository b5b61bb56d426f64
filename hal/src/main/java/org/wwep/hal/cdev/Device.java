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
final class Device implements AutoCloseable {
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;
  private static final short POLLIN = 1;
  private static final int POLLFD = 8;
  private static final int REVENTS = 6;

  private final int descriptor;

  /** Takes over an open file descriptor. */
  Device(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Opens a device file for reading and writing. */
  static Device open(Path path) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CLibrary.state(arena);
      int opened =
          (int)
              CLibrary.OPEN.invokeExact(
                  state, arena.allocateFrom(path.toString()), O_RDWR | O_CLOEXEC);
      return new Device(checked("open " + path, opened, state));
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
  }

  /** Asks the driver; {@code argument} is read and written by it. */
  void ioctl(String call, long request, MemorySegment argument) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CLibrary.state(arena);
      checked(call, (int) CLibrary.IOCTL.invokeExact(state, descriptor, request, argument), state);
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until there is something to read; a signal of the process ends the wait early. */
  boolean readable(Duration longest) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CLibrary.state(arena);
      MemorySegment poll = arena.allocate(POLLFD, Integer.BYTES);
      poll.set(ValueLayout.JAVA_INT, 0, descriptor);
      poll.set(ValueLayout.JAVA_SHORT, Integer.BYTES, POLLIN);
      int ready = (int) CLibrary.POLL.invokeExact(state, poll, 1L, (int) longest.toMillis());
      if (ready < 0 && CLibrary.errno(state) == KernelException.EINTR) {
        return false;
      }
      checked("poll", ready, state);
      if (ready > 0 && (poll.get(ValueLayout.JAVA_SHORT, REVENTS) & POLLIN) == 0) {
        throw new KernelException("poll", KernelException.ENODEV);
      }
      return ready > 0;
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fills the buffer. */
  void read(MemorySegment buffer) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CLibrary.state(arena);
      long got = (long) CLibrary.READ.invokeExact(state, descriptor, buffer, buffer.byteSize());
      checked("read", (int) got, state);
      if (got != buffer.byteSize()) {
        throw new IOException("read " + got + " bytes in place of " + buffer.byteSize());
      }
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      int _ = (int) CLibrary.CLOSE.invokeExact(CLibrary.state(arena), descriptor);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static int checked(String call, int result, MemorySegment state) throws KernelException {
    if (result < 0) {
      throw new KernelException(call, CLibrary.errno(state));
    }
    return result;
  }
}
