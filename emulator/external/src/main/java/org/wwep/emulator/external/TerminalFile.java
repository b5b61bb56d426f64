package org.wwep.emulator.external;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.kernel.DeviceFile;

/**
 * The bytes of a terminal that comes and goes.
 *
 * <p>Threads: any; it is not closed under a call.
 */
final class TerminalFile implements AutoCloseable {
  private static final Duration WRITE = Duration.ofSeconds(2);
  private static final int PIECE = 4096;

  private final String name;
  // Whoever uses the file reads, whoever changes it writes.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable DeviceFile file;

  /** Makes one that is not there yet; its name is for people. */
  TerminalFile(String name) {
    this.name = name;
  }

  /** Something that is done with the file. */
  @FunctionalInterface
  interface Use<T> {
    /** Does it. */
    T of(DeviceFile file) throws IOException;
  }

  /**
   * Does something with the file.
   *
   * @throws IOException if it is not open, or as that does
   */
  <T> T use(Use<T> use) throws IOException {
    lock.readLock().lock();
    try {
      if (file == null) {
        throw new IOException(name + " is not open");
      }
      return use.of(file);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Reads, as {@link ConsolePort#read}. */
  int read(byte[] buffer) throws IOException {
    return use(
        now -> {
          if (!now.readable(Duration.ofMillis(ConsolePort.WAIT))) {
            return 0;
          }
          try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(Math.min(buffer.length, PIECE));
            int got = now.readSome(room);
            MemorySegment.copy(room, 0, MemorySegment.ofArray(buffer), 0, got);
            // A terminal that is readable and has nothing has been hung up.
            return got == 0 ? -1 : got;
          }
        });
  }

  /** Writes all of the bytes. */
  void write(byte[] bytes) throws IOException {
    int _ = use(now -> put(now, bytes));
  }

  private int put(DeviceFile now, byte[] bytes) throws IOException {
    int sent = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocate(Math.max(1, bytes.length));
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, all, 0, bytes.length);
      while (sent < bytes.length) {
        if (!now.writable(WRITE)) {
          throw new IOException(name + " takes no bytes: is its flow control right?");
        }
        sent += now.writeSome(all.asSlice(sent, bytes.length - sent));
      }
    }
    return sent;
  }

  /** Closes what is open, and has this in its place. */
  void exchange(@Nullable DeviceFile other) {
    lock.writeLock().lock();
    try {
      if (file != null) {
        file.close();
      }
      file = other;
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    exchange(null);
  }
}
