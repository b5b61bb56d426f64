package org.wwep.emulator.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines that begins anew when it is full: the full one becomes {@code FILE.1}, that one
 * {@code FILE.2}, and the oldest goes. No line is divided.
 *
 * <p>Owned by the one thread that writes.
 */
public final class RotatingFile extends OutputStream {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final long most;
  private final int keep;
  private OutputStream out;
  private long size;

  private RotatingFile(Path path, long most, int keep) throws IOException {
    this.path = path;
    this.most = most;
    this.keep = keep;
    this.out = open();
    this.size = Files.size(path);
  }

  /** Opens a file, and goes on where it ends. */
  public static PrintStream printing(Path path, long most, int keep) throws IOException {
    return new PrintStream(
        new java.io.BufferedOutputStream(new RotatingFile(path, most, keep), BUFFER), false, UTF_8);
  }

  private OutputStream open() throws IOException {
    return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      // Up to the last line end that fits, or else to the first one there is.
      int until = end;
      if (size + (end - from) > most) {
        until = lineEnd(bytes, from, end);
      }
      out.write(bytes, from, until - from);
      size += until - from;
      from = until;
      if (size >= most && bytes[until - 1] == '\n') {
        rotate();
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

  private void rotate() throws IOException {
    out.close();
    Files.deleteIfExists(older(keep));
    for (int i = keep - 1; i >= 0; i--) {
      try {
        Files.move(i == 0 ? path : older(i), older(i + 1), StandardCopyOption.REPLACE_EXISTING);
      } catch (NoSuchFileException _) {
        // There were not so many yet.
      }
    }
    out = open();
    size = 0;
  }

  private Path older(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
