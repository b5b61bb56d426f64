package org.wwep.hal.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The calls of the C library that a device file and the thread that moves its lines take, each with
 * room for its {@code errno} in front.
 *
 * <p>Loading fails with a {@link LinkageError} where Java cannot call C, as on 32-bit arm.
 */
@SuppressWarnings("restricted") // the kernel is asked by way of the C library
final class CLibrary {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle NUMBER =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /** {@code int open(const char *path, int flags, ...)}. */
  static final MethodHandle OPEN =
      call(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));

  /** {@code int close(int fd)}. */
  static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  /** {@code int ioctl(int fd, unsigned long request, ...)}. */
  static final MethodHandle IOCTL =
      call(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));

  /** {@code int poll(struct pollfd *fds, nfds_t nfds, int milliseconds)}. */
  static final MethodHandle POLL =
      call("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  /** {@code ssize_t read(int fd, void *buffer, size_t size)}. */
  static final MethodHandle READ =
      call("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  /** {@code ssize_t write(int fd, const void *buffer, size_t size)}. */
  static final MethodHandle WRITE =
      call("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  /** {@code int sched_setscheduler(pid_t pid, int policy, const struct sched_param *parameter)}. */
  static final MethodHandle SCHED_SETSCHEDULER =
      call("sched_setscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private CLibrary() {}

  /** Returns room for the {@code errno} of a call. */
  static MemorySegment state(Arena arena) {
    return arena.allocate(STATE);
  }

  /** Returns what a call left in that room. */
  static int errno(MemorySegment state) {
    return (int) NUMBER.get(state, 0L);
  }

  /** Returns the C library's words for an error, {@code DeviceFile or resource busy}. */
  static String words(int errno) {
    try {
      MemorySegment words = (MemorySegment) STRERROR.invokeExact(errno);
      return words.reinterpret(256).getString(0);
    } catch (Throwable e) { // what a method handle declares
      return "error " + errno;
    }
  }

  private static MethodHandle call(String name, FunctionDescriptor type, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = ERRNO;
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, all);
  }
}
