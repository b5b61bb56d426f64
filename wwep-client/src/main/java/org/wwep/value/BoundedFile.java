package org.wwep.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are read whole, though somebody else names them: a device such as {@code /dev/zero}
 * never ends, and a pipe that nobody writes to never begins.
 */
public final class BoundedFile {
  private static final int MEGABYTE = 1 << 20;
  private static final int USUAL = 64;

  private BoundedFile() {}

  /** Reads a file of at most {@value #USUAL} megabytes. */
  public static byte[] read(Path file) throws IOException {
    return read(file, USUAL);
  }

  /**
   * Reads a file of at most so many megabytes.
   *
   * @throws FileSystemException if it is larger, or if the system says so
   */
  public static byte[] read(Path file, int megabytes) throws IOException {
    int most = megabytes * MEGABYTE;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new FileSystemException(
            file.toString(), null, "it is larger than " + megabytes + " MiB");
      }
      return bytes;
    } catch (FileSystemException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) { // as of a directory: the system does not say which file
      FileSystemException named =
          new FileSystemException(file.toString(), null, FileErrors.reason(e));
      named.initCause(e);
      throw named;
    }
  }

  /**
   * Returns the file, which may be missing, but is neither a pipe nor a device.
   *
   * @throws FileSystemException if it is one of these
   */
  public static Path regular(Path file) throws FileSystemException {
    if (isDevice(file)) {
      throw new FileSystemException(file.toString(), null, "it is a pipe or a device: name a file");
    }
    return file;
  }

  /** Tells whether there is a pipe or a device by this name. */
  public static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }
}
