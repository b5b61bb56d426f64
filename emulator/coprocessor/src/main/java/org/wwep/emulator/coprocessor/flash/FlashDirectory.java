package org.wwep.emulator.coprocessor.flash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;
import org.wwep.emulator.pki.PrivateFiles;

/**
 * A coprocessor's flash and fuses in a directory: {@code flash.img}, which anybody may have, and
 * the fuses, which nobody else may.
 *
 * <p><b>Shape</b>: one process at a time; closing lets the next one in.
 */
public final class FlashDirectory implements AutoCloseable {
  /** How large a flash is unless told otherwise, in bytes. */
  public static final long DEFAULT_SIZE = 1 << 20;

  private static final String IMAGE = "flash.img";
  private static final String KEY = "device.key";

  private final FileChannel lock;
  private final FileFlash memory;
  private final SecureFlash flash;

  private FlashDirectory(FileChannel lock, FileFlash memory, SecureFlash flash) {
    this.lock = lock;
    this.memory = memory;
    this.flash = flash;
  }

  /** Returns whether there is one. */
  public static boolean exists(Path directory) {
    return Files.exists(directory.resolve(KEY));
  }

  /**
   * Makes one, with fresh fuses and no files.
   *
   * @param size in bytes, rounded up to whole blocks
   * @param maker the maker's certificate in DER
   */
  public static FlashDirectory create(Path directory, long size, byte[] maker)
      throws FlashException, InterruptedException {
    long blocks = Math.ceilDiv(size, FlashMemory.BLOCK);
    if (blocks < SecureFlash.LEAST_BLOCKS || blocks > SecureFlash.MOST_BLOCKS) {
      throw new IllegalArgumentException(
          "a flash has %d to %d bytes, was %d"
              .formatted(
                  (long) SecureFlash.LEAST_BLOCKS * FlashMemory.BLOCK,
                  (long) SecureFlash.MOST_BLOCKS * FlashMemory.BLOCK,
                  size));
    }
    return use(directory, (lock, random) -> created(directory, blocks, maker, lock, random));
  }

  private static FlashDirectory created(
      Path directory, long blocks, byte[] maker, FileChannel lock, SecureRandom random)
      throws IOException, FlashException, InterruptedException {
    if (exists(directory)) {
      throw new FlashException(
          Reason.EXISTS,
          directory
              + ": there is a flash already: choose another directory, or put files into this one");
    }
    Path image = directory.resolve(IMAGE);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(0);
      file.setLength(blocks * FlashMemory.BLOCK);
    }
    byte[] key = new byte[Fuses.KEY];
    random.nextBytes(key);
    FileFlash memory = FileFlash.open(image);
    boolean done = false;
    try {
      SecureFlash flash = SecureFlash.format(memory, FileFuses.burn(directory, key, maker), random);
      done = true;
      return new FlashDirectory(lock, memory, flash);
    } finally {
      if (!done) {
        memory.close();
      }
    }
  }

  /** Opens one. */
  public static FlashDirectory open(Path directory) throws FlashException, InterruptedException {
    if (!exists(directory)) {
      throw new FlashException(
          Reason.NOT_FORMATTED, directory + ": there is no coprocessor's flash");
    }
    return use(directory, (lock, random) -> opened(directory, lock, random));
  }

  private static FlashDirectory opened(Path directory, FileChannel lock, SecureRandom random)
      throws IOException, FlashException, InterruptedException {
    FileFlash memory = FileFlash.open(directory.resolve(IMAGE));
    boolean done = false;
    try {
      SecureFlash flash = SecureFlash.mount(memory, FileFuses.read(directory), random);
      done = true;
      return new FlashDirectory(lock, memory, flash);
    } finally {
      if (!done) {
        memory.close();
      }
    }
  }

  @FunctionalInterface
  private interface FlashOpener {
    FlashDirectory run(FileChannel lock, SecureRandom random)
        throws IOException, FlashException, InterruptedException;
  }

  private static FlashDirectory use(Path directory, FlashOpener flashOpener)
      throws FlashException, InterruptedException {
    FileChannel lock = null;
    boolean done = false;
    try {
      PrivateFiles.makeDirectory(directory);
      lock =
          FileChannel.open(
              directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(lock)) {
        throw new FlashException(
            Reason.DEVICE, directory + ": in use by another wwep: stop that one first");
      }
      FlashDirectory opened = flashOpener.run(lock, new SecureRandom());
      done = true;
      return opened;
    } catch (AccessDeniedException e) {
      throw new FlashException(Reason.DEVICE, directory + ": not permitted to use it", e);
    } catch (IOException e) {
      throw new FlashException(Reason.DEVICE, directory + ": " + e.getMessage(), e);
    } finally {
      if (!done) {
        close(lock);
      }
    }
  }

  private static boolean isTaken(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return false;
    }
  }

  private static void close(@Nullable FileChannel lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      System.getLogger(FlashDirectory.class.getName())
          .log(System.Logger.Level.WARNING, "the lock did not close", e);
    }
  }

  /** Returns the files. */
  public SecureFlash flash() {
    return flash;
  }

  @Override
  public void close() {
    memory.close();
    close(lock);
  }
}
