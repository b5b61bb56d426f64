package org.wwep.emulator.store;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Register;

/** Finds or makes a file of registers, converts an older one, and touches none that is not ours. */
final class RegisterFileOpener {
  private static final System.Logger LOG = System.getLogger("org.wwep.store");

  private RegisterFileOpener() {}

  /** What was opened. */
  record OpenStore(RegisterFile file, MemoryStore registers) {}

  /** Has the file be there. */
  static void prepare(Path path, Disk disk) throws IOException {
    if (Files.notExists(path)) {
      make(path, disk);
    }
    if (!Files.isRegularFile(path) || Files.size(path) == 0) {
      throw new StoreDamageException(RegisterFileErrors.NOT_OURS);
    }
  }

  /**
   * Opens a file that is there.
   *
   * @param loss whether a damaged one is opened with what is good of it
   */
  static OpenStore open(Path path, Disk disk, Loss loss) throws IOException {
    RegisterFile file = RegisterFile.open(path, disk);
    boolean done = false;
    try {
      MemoryStore registers =
          switch (file.format()) {
            case CURRENT -> read(path, file, loss);
            case FORMER -> convert(path, file);
            case FOREIGN -> throw new StoreDamageException(RegisterFileErrors.NOT_OURS);
          };
      done = true;
      return new OpenStore(file, registers);
    } finally {
      if (!done) {
        file.abandon();
      }
    }
  }

  private static MemoryStore read(Path path, RegisterFile file, Loss loss) throws IOException {
    StoreContents contents = file.contents();
    if (contents.isDamaged()) {
      if (loss == Loss.REFUSED) {
        throw StoreDamageException.partly(contents.damageText() + ". " + RegisterFileErrors.MEND);
      }
      Path kept = keep(path, file, ".damaged");
      file.replace(contents.registers().all());
      LOG.log(
          Level.WARNING,
          () ->
              path
                  + ": "
                  + contents.damageText()
                  + "; opened without them, the file is kept as "
                  + kept);
    }
    return contents.registers();
  }

  /** The engine reads the copy: two channels of one process on one file would share its lock. */
  private static MemoryStore convert(Path path, RegisterFile file) throws IOException {
    Path kept = keep(path, file, ".before-2");
    boolean done = false;
    try {
      MemoryStore registers = FormerStore.read(kept);
      file.replace(registers.all());
      done = true;
      LOG.log(
          Level.INFO,
          () -> path + ": converted to the format with checksums; as it was it is kept as " + kept);
      return registers;
    } catch (MVStoreException e) {
      throw new StoreDamageException(RegisterFileErrors.line(e));
    } finally {
      if (!done) {
        Files.deleteIfExists(kept);
      }
    }
  }

  private static Path keep(Path path, RegisterFile file, String suffix) throws IOException {
    for (int i = 1; ; i++) {
      Path copy = path.resolveSibling(path.getFileName() + suffix + (i == 1 ? "" : "-" + i));
      try {
        file.copyTo(copy);
        return copy;
      } catch (FileAlreadyExistsException _) {
        // One from an earlier time: that stays, too.
      }
    }
  }

  private static void make(Path path, Disk disk) throws IOException {
    try {
      write(path, disk, List.of());
    } catch (FileAlreadyExistsException _) {
      // Another process was quicker: which of us gets it, its lock decides.
    }
  }

  /** Writes a new file under another name first: a crash leaves no half file under this one. */
  static void write(Path path, Disk disk, List<Register> registers) throws IOException {
    Path directory = directory(path);
    if (directory == null) {
      throw new IOException("it is a root");
    }
    Path fresh = Files.createTempFile(directory, path.getFileName() + ".", ".new");
    try {
      StoreWriter.write(disk, fresh, registers, 1).channel().close();
      // A hard link, unlike a move, never replaces what somebody else made meanwhile.
      Files.createLink(path, fresh);
    } catch (UnsupportedOperationException _) {
      Files.move(fresh, path);
    } finally {
      Files.deleteIfExists(fresh);
    }
    flushDirectory(path);
  }

  private static @Nullable Path directory(Path path) {
    return path.toAbsolutePath().getParent();
  }

  /** Has the name of a file on the disk. */
  static void flushDirectory(Path file) {
    Path directory = directory(file);
    if (directory == null) {
      return;
    }
    try (FileChannel entry = FileChannel.open(directory, READ)) {
      entry.force(true);
    } catch (IOException _) {
      // Not every system lets a directory be flushed; it survives the end of a process anyway.
    }
  }
}
