package org.wwep.emulator.firmware.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * A word of memory that two processes take turns by.
 *
 * <p>A wait is a call of the kernel, which the virtual thread below does not leave: a simulation
 * does not notice it, whatever it takes in real time.
 */
@SuppressWarnings("restricted") // the kernel is asked by way of the C library
final class Futex {
  /** Stands beside the value while somebody sleeps. */
  private static final int AWAITED = 2;

  private static final int WAIT = 0;
  private static final int WAKE = 1;
  private static final boolean ARM = "aarch64".equals(System.getProperty("os.arch"));
  private static final long FUTEX = ARM ? 98 : 202;
  private static final long GETCPU = ARM ? 168 : 309;
  private static final long NANOS = 1_000_000_000L;
  private static final VarHandle WORD = JAVA_INT.varHandle();

  // long syscall(long number, uint32_t *word, int op, uint32_t value, const struct timespec *time)
  private static final MethodHandle SYSCALL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
              Linker.Option.firstVariadicArg(1));

  private final MemorySegment word;
  private final MemorySegment patience;
  private final MemorySegment processor;

  /**
   * Makes one of a word of memory.
   *
   * @param patience how long one wait takes at most
   */
  Futex(MemorySegment word, Arena arena, Duration patience) {
    this.word = word;
    this.processor = arena.allocate(JAVA_INT);
    this.patience = arena.allocate(JAVA_LONG, 2);
    this.patience.setAtIndex(JAVA_LONG, 0, patience.toNanos() / NANOS);
    this.patience.setAtIndex(JAVA_LONG, 1, patience.toNanos() % NANOS);
  }

  /** Returns whether this kernel has one. */
  static boolean available() {
    try (Arena arena = Arena.ofConfined()) {
      return new Futex(arena.allocate(JAVA_INT), arena, Duration.ZERO).call(WAKE, 1) >= 0;
    }
  }

  /** Returns the value, 0 or 1. */
  int value() {
    return (int) WORD.getAcquire(word, 0L) & ~AWAITED;
  }

  /** Sets the value, and wakes who waits. */
  void set(int value) {
    if (((int) WORD.getAndSet(word, 0L, value) & AWAITED) != 0) {
      call(WAKE, 1);
    }
  }

  /** Waits while it has this value; may return early. */
  void awaitOther(int value) {
    int seen = (int) WORD.compareAndExchange(word, 0L, value, value | AWAITED);
    if (seen == value || seen == (value | AWAITED)) {
      call(WAIT, value | AWAITED);
    }
  }

  /** Returns the number of the processor that this thread runs on, or -1 if that is not known. */
  int processor() {
    // unsigned getcpu(unsigned *processor, unsigned *node, void *unused)
    return call(GETCPU, processor, 0, 0) < 0 ? -1 : processor.get(JAVA_INT, 0);
  }

  private long call(int operation, int value) {
    return call(FUTEX, word, operation, value);
  }

  private long call(long number, MemorySegment memory, int operation, int value) {
    try {
      return (long) SYSCALL.invokeExact(number, memory, operation, value, patience);
    } catch (Throwable e) { // what a method handle declares
      throw new LinkageError("no system calls here", e);
    }
  }
}
