package org.wwep.emulator.pki;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.wwep.value.FileErrors;

/** Files that are whole or not there, and keys that nobody else could read at any moment. */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rw-r--r--");

  private final Path dir;

  /** Writes into this directory. */
  public PrivateFiles(Path dir) {
    this.dir = dir;
  }

  /** Work that needs the directory to itself. */
  interface Work<T> {
    T run() throws IOException, DevelopmentCaException;
  }

  /** Makes the directory and runs the work; another process that wants the same waits. */
  <T> T alone(Work<T> work) throws DevelopmentCaException {
    try {
      makeDirectory(dir);
      try (FileChannel lock =
              FileChannel.open(
                  dir.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = lock.lock()) {
        return work.run();
      }
    } catch (AccessDeniedException e) {
      throw new DevelopmentCaException(
          dir + ": not permitted to write " + e.getFile() + "; choose another directory", e);
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new DevelopmentCaException(
          dir + ": " + e.getFile() + " is no directory; choose another directory", e);
    } catch (NoSuchFileException e) {
      throw new DevelopmentCaException(
          dir + ": " + e.getFile() + " cannot be made; choose another directory", e);
    } catch (IOException e) {
      throw new DevelopmentCaException(dir + ": cannot be written: " + FileErrors.reason(e), e);
    }
  }

  private FileAttribute<?>[] attributes(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return dir.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Makes a directory that nobody else can look into, unless it is there. */
  public static void makeDirectory(Path dir) throws IOException {
    Files.createDirectories(dir, new PrivateFiles(dir).attributes("rwx------"));
  }

  /** Writes a file that nobody else can read, in place of the one of that name. */
  public void writeKey(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.US_ASCII), false);
  }

  void writePublic(String name, String text) throws IOException {
    writePublic(name, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes bytes that everybody may read. */
  void writePublic(String name, byte[] bytes) throws IOException {
    write(name, bytes, true);
  }

  // Made for the owner alone, filled, forced to the disk, and only then given its name.
  private void write(String name, byte[] content, boolean everybody) throws IOException {
    Path draft = Files.createTempFile(dir, name, ".draft", attributes("rw-------"));
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      if (everybody && isPosix()) {
        Files.setPosixFilePermissions(draft, ALL);
      }
      Files.move(draft, dir.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Takes away what others may do with a key, should somebody have given it. */
  public void tighten(String name) throws IOException {
    Path file = dir.resolve(name);
    if (isPosix() && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      Files.setPosixFilePermissions(file, OWNER);
    }
  }
}
