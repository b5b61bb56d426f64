package org.wwep.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a failed call on a file means, in the words of a person. */
public final class FileErrors {
  private FileErrors() {}

  /** Returns the reason, without the name of the file: {@code permission denied}. */
  public static String reason(IOException e) {
    String text = e.getMessage() == null ? "" : e.getMessage();
    if (text.contains("No space left") || text.contains("Disk quota")) {
      return "the disk is full";
    }
    if (text.contains("Is a directory")) {
      return "it is a directory";
    }
    return switch (e) {
      case ClosedByInterruptException _ -> "it was interrupted";
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such file or directory";
      case NotDirectoryException _ -> "its parent is not a directory";
      case FileAlreadyExistsException _ -> "it is there already";
      case DirectoryNotEmptyException _ -> "it is a directory";
      case FileSystemLoopException _ -> "its links lead round in a circle";
      case CharacterCodingException _ -> "it is no text in UTF-8";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> text.lines().findFirst().orElse(e.getClass().getSimpleName());
    };
  }

  /** Returns the name of the file, if the system tells one, and the reason. */
  public static String line(IOException e) {
    return e instanceof FileSystemException system && system.getFile() != null
        ? system.getFile() + ": " + reason(e)
        : reason(e);
  }

  /** As {@link #line(IOException)}. */
  public static String line(UncheckedIOException e) {
    return line(java.util.Objects.requireNonNull(e.getCause()));
  }
}
