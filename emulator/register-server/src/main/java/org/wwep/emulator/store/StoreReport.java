package org.wwep.emulator.store;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.Register;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * What a file of registers holds, read without changing it, also while a server of another process
 * writes to it: then exactly what that one had acknowledged at one moment.
 *
 * @param registers those that are good, in order
 * @param checked whether the file has checksums; that of former versions has none
 * @param number of its last good record
 * @param damage what is damaged, and where, and how much is missing
 */
public record StoreReport(
    List<Register> registers, boolean checked, long number, Optional<String> damage) {
  /**
   * Reads a file.
   *
   * @throws StoreUnavailableException if it is not there, not ours, or cannot be read; in one line
   */
  public static StoreReport read(Path path) throws StoreUnavailableException {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new StoreDamageException(RegisterFileErrors.NOT_OURS);
      }
      StoreReport report = current(path);
      return report == null ? former(path) : report;
    } catch (IOException | MVStoreException e) {
      throw new StoreUnavailableException(path + ": " + RegisterFileErrors.line(e), e);
    }
  }

  /** Returns what a file of today's format holds, null for one of the former. */
  private static @Nullable StoreReport current(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      return switch (StoreFormat.of(channel)) {
        case CURRENT -> of(StoreReader.read(channel, !isIdle(channel)));
        case FORMER -> null;
        case FOREIGN -> throw new StoreDamageException(RegisterFileErrors.NOT_OURS);
      };
    }
  }

  /** Says whether no server has it, and keeps it so until the channel is closed. */
  private static boolean isIdle(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static StoreReport of(StoreContents contents) {
    return new StoreReport(
        contents.registers().all(),
        true,
        contents.number(),
        contents.isDamaged() ? Optional.of(contents.damageText()) : Optional.empty());
  }

  private static StoreReport former(Path path) throws IOException {
    return new StoreReport(FormerStore.read(path).all(), false, 0, Optional.empty());
  }
}
