package org.wwep.emulator.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that begins anew when it is full: the full one becomes {@code FILE.1}, that one
 * {@code FILE.2}, and the oldest goes. No line is divided. What fails is tried anew with the next
 * line, and so is a file that somebody deleted or moved away: what follows is in a new one.
 *
 * <p>Owned by the one thread that writes.
 */
public final class RotatingFile extends OutputStream {
  private static final Object NONE = new Object();

  private final Path path;
  private final long most;
  private final int keep;
  private @Nullable OutputStream out;
  private @Nullable Object identity;
  private long size;

  private RotatingFile(Path path, long most, int keep) throws IOException {
    this.path = path;
    this.most = most;
    this.keep = keep;
    file();
  }

  /** Opens a file, and goes on where it ends. */
  public static RotatingFile open(Path path, long most, int keep) throws IOException {
    return new RotatingFile(path, most, keep);
  }

  /** Returns the file, opened anew if the last time that failed, or if it is not there any more. */
  private OutputStream file() throws IOException {
    OutputStream open = out;
    if (open != null && !Objects.equals(identity, identity())) {
      out = null;
      open.close();
      open = null;
    }
    if (open == null) {
      open = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      out = open;
      identity = identity();
      size = Files.size(path);
    }
    return open;
  }

  /**
   * Returns what tells the file of this name from another one; an object of its own if there is
   * none.
   */
  private @Nullable Object identity() throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException _) {
      return NONE;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    OutputStream file = file();
    int from = offset;
    int end = offset + length;
    while (from < end) {
      // Up to the last line end that fits, or else to the first one there is.
      int until = end;
      if (size + (end - from) > most) {
        until = lineEnd(bytes, from, end);
      }
      file.write(bytes, from, until - from);
      size += until - from;
      from = until;
      if (size >= most && bytes[until - 1] == '\n') {
        rotate(file);
        file = file();
      }
    }
  }

  private int lineEnd(byte[] bytes, int from, int end) {
    int fits = (int) Math.min(end, from + Math.max(0, most - size));
    for (int i = fits; i > from; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    for (int i = fits; i < end; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return end;
  }

  private void rotate(OutputStream full) throws IOException {
    out = null;
    full.close();
    Files.deleteIfExists(older(keep));
    for (int i = keep - 1; i >= 0; i--) {
      try {
        Files.move(i == 0 ? path : older(i), older(i + 1), StandardCopyOption.REPLACE_EXISTING);
      } catch (NoSuchFileException _) {
        // There were not so many yet.
      }
    }
  }

  private Path older(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public void flush() throws IOException {
    // Nothing is held back.
  }

  @Override
  public void close() throws IOException {
    OutputStream open = out;
    if (open != null) {
      open.close();
    }
  }
}
