package org.wwep.emulator.external;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.SerialSettings.ModemLine;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/**
 * A console on a terminal device of Linux: a serial port, or the end of a pseudo-terminal.
 *
 * <p>A port that is pulled out ends as {@link KernelException#ENODEV}, or as an end of its bytes.
 */
final class TerminalConsole implements ConsolePort {
  private static final Duration WRITE = Duration.ofSeconds(2);
  private static final int PIECE = 4096;

  private final Path device;
  private final SerialSettings settings;
  // Whoever uses the file reads, whoever changes it writes: it is not closed under a call.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable DeviceFile file;

  TerminalConsole(Path device, SerialSettings settings) {
    this.device = device;
    this.settings = settings;
  }

  @Override
  public void open() throws IOException {
    close();
    if (!Files.exists(device)) {
      throw new IOException("there is no " + device);
    }
    DeviceFile fresh;
    try {
      fresh = DeviceFile.openTerminal(device);
    } catch (KernelException e) {
      throw new IOException(
          switch (e.errno()) {
            case KernelException.EACCES ->
                "this user may not open " + device + ": the group dialout may, as a rule";
            case KernelException.EBUSY -> "another program has " + device;
            default -> device + " cannot be opened (" + e.getMessage() + ")";
          },
          e);
    } catch (LinkageError e) {
      throw new IOException("this Java cannot call the kernel (" + e + ")", e);
    }
    try {
      TerminalSettings.apply(fresh, settings);
    } catch (KernelException e) {
      fresh.close();
      throw new IOException(
          e.errno() == KernelException.ENOTTY
              ? device + " is no terminal device"
              : device + " does not take its settings (" + e.getMessage() + ")",
          e);
    }
    exchange(fresh);
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    lock.readLock().lock();
    try {
      return got(buffer);
    } finally {
      lock.readLock().unlock();
    }
  }

  private int got(byte[] buffer) throws IOException {
    DeviceFile now = opened();
    if (!now.readable(Duration.ofMillis(WAIT))) {
      return 0;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(Math.min(buffer.length, PIECE));
      int got = now.readSome(room);
      MemorySegment.copy(room, 0, MemorySegment.ofArray(buffer), 0, got);
      // A terminal that is readable and has nothing has been hung up.
      return got == 0 ? -1 : got;
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    lock.readLock().lock();
    try {
      put(bytes);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void put(byte[] bytes) throws IOException {
    DeviceFile now = opened();
    int sent = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocate(Math.max(1, bytes.length));
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, all, 0, bytes.length);
      while (sent < bytes.length) {
        if (!now.writable(WRITE)) {
          throw new IOException(device + " takes no bytes: is its flow control right?");
        }
        sent += now.writeSome(all.asSlice(sent, bytes.length - sent));
      }
    }
  }

  @Override
  public void set(ModemLine line, boolean active) throws IOException {
    lock.readLock().lock();
    try {
      if (!TerminalSettings.set(opened(), line, active)) {
        throw new IOException(device + " has no line " + line);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private DeviceFile opened() throws IOException {
    if (file == null) {
      throw new IOException(device + " is not open");
    }
    return file;
  }

  private void exchange(@Nullable DeviceFile other) {
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
