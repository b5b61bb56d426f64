package org.wwep.emulator.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What a failed call on a file of registers means, and what to do next. */
final class RegisterFileErrors {
  static final String LOCKED =
      "is open in another process: end that one first, or take another file";
  static final String NOT_OURS =
      "is not a file of registers, and was left as it is: take another name, or move it away";

  static final String MEND =
      "Restore a backup, or accept the loss, which goes on with what is good and keeps the damaged"
          + " file beside";

  private RegisterFileErrors() {}

  /** Returns one line for an {@link IOException} or an {@link MVStoreException}. */
  static String line(Exception e) {
    return e instanceof MVStoreException engine ? engine(engine) : system(e);
  }

  private static String engine(MVStoreException e) {
    return switch (e.getErrorCode()) {
      case DataUtils.ERROR_FILE_LOCKED -> LOCKED;
      case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT -> NOT_OURS;
      default -> {
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof IOException)) {
          root = root.getCause();
        }
        // Shorter than any file of ours.
        if (root instanceof EOFException) {
          yield NOT_OURS;
        }
        yield root instanceof IOException io ? system(io) : firstLine(e.getMessage());
      }
    };
  }

  private static String system(Exception e) {
    String text = String.valueOf(e.getMessage());
    if (text.contains("No space left") || text.contains("Disk quota")) {
      return "the disk is full: make room there, or take a file on another disk";
    }
    return switch (e) {
      case StoreDamageException damage -> String.valueOf(damage.getMessage());
      case FileSystemException locked when LOCKED.equals(locked.getReason()) -> LOCKED;
      case AccessDeniedException _ ->
          "may not be written: check who owns it and its directory, and whether its disk is"
              + " read-only";
      case NoSuchFileException gone when gone.getReason() != null -> gone.getReason();
      case NoSuchFileException _ -> "there is no such file or directory";
      case NotDirectoryException _ -> "its parent is not a directory";
      case FileSystemException system when system.getReason() != null ->
          "could not be used (" + system.getReason() + ")";
      default -> "could not be used (" + firstLine(e.getMessage()) + ")";
    };
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String text) {
    return String.valueOf(text).lines().findFirst().orElse("");
  }
}
