package org.wwep.net.bsd;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where credentials lie that the firmware knows by name only.
 *
 * <p><b>Source</b>: the CC3220's secure flash, which {@code CONFIG_TLS_CREDENTIAL_FILENAMES} has
 * Zephyr's tags refer to.
 */
@FunctionalInterface
public interface CredentialFiles {
  /** A device without such a place. */
  CredentialFiles NONE =
      name -> {
        throw new ErrnoException(
            Errno.ENOTSUP, "no secure flash here, so no '" + name + "': add the credential itself");
      };

  /** Reads a whole file. */
  byte[] read(String name) throws ErrnoException;

  /** Takes the files of a directory; a name is a file's own, without any path. */
  static CredentialFiles in(Path directory) {
    return name -> {
      if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
        throw new ErrnoException(
            Errno.EINVAL, "no name of a file in the secure flash: '" + name + "'");
      }
      try {
        return Files.readAllBytes(directory.resolve(name));
      } catch (NoSuchFileException e) {
        throw new ErrnoException(Errno.ENOENT, "no file '" + name + "' in " + directory, e);
      } catch (AccessDeniedException e) {
        throw new ErrnoException(Errno.EACCES, "not permitted to read '" + name + "'", e);
      } catch (IOException e) {
        throw new ErrnoException(Errno.EIO, "cannot read '" + name + "': " + e.getMessage(), e);
      }
    };
  }
}
