package org.wwep.emulator.store;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStoreException;
import org.wwep.protocol.server.StoreUnavailableException;

/** Finds or makes a file of registers, and touches none that is not ours. */
final class RegisterFileOpener {
  private RegisterFileOpener() {}

  /** Has the file be there and be ours. */
  static void prepare(Path path, boolean create) throws StoreUnavailableException {
    if (File.separatorChar == '/' && path.toString().contains("\\")) {
      // The engine would take it for a separator, and look elsewhere.
      throw new StoreUnavailableException(
          path + ": a file of registers has no backslash in its name: write /, or another name");
    }
    try {
      if (Files.notExists(path)) {
        if (!create) {
          throw new StoreUnavailableException(path + ": there is no such file: check its name");
        }
        make(path);
      }
      if (!Files.isRegularFile(path) || Files.size(path) == 0 || !RegisterFile.isOurs(path)) {
        throw new StoreUnavailableException(path + ": " + RegisterFileErrors.NOT_OURS);
      }
    } catch (MVStoreException | IOException e) {
      throw new StoreUnavailableException(path + ": " + RegisterFileErrors.line(e), e);
    }
  }

  /** Under another name first: a crash in the middle leaves no half file under this one. */
  private static void make(Path path) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("it is a root");
    }
    Path fresh = Files.createTempFile(directory, path.getFileName() + ".", ".new");
    try {
      RegisterFile.create(fresh);
      // A hard link, unlike a move, never replaces what somebody else made meanwhile.
      Files.createLink(path, fresh);
    } catch (UnsupportedOperationException _) {
      Files.move(fresh, path);
    } catch (FileAlreadyExistsException _) {
      // Another process was quicker: which of us gets it, its lock decides.
    } finally {
      Files.deleteIfExists(fresh);
    }
    try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
      entry.force(true);
    } catch (IOException _) {
      // Not every system lets a directory be flushed; it survives the end of a process anyway.
    }
  }
}
