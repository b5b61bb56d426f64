package org.wwep.net.tls;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody else writes anew while it is in use, such as a CA's revocation list; any
 * thread.
 *
 * <p>A changed file is read again at the next handshake. One that cannot be read leaves what was
 * read before, with a warning; revocation lists expire by themselves.
 *
 * @param <T> what is in it
 */
final class CredentialFile<T> {
  private static final System.Logger LOG = System.getLogger(CredentialFile.class.getName());

  private final Path file;
  private final Parser<T> parser;
  private volatile Content<T> content;

  /** Makes sense of a file. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(CredentialSource source) throws CredentialException;
  }

  /** What was read, and when the file was changed then. */
  private record Content<T>(@Nullable FileTime changed, long size, T value) {}

  private CredentialFile(Path file, Parser<T> parser, Content<T> content) {
    this.file = file;
    this.parser = parser;
    this.content = content;
  }

  static <T> CredentialFile<T> read(Path file, Parser<T> parser) throws CredentialException {
    // Before the content: a file that is written meanwhile is read again.
    BasicFileAttributes now = attributes(file);
    return new CredentialFile<>(
        file, parser, content(now, parser.parse(CredentialSource.of(file))));
  }

  private static <T> Content<T> content(@Nullable BasicFileAttributes attributes, T value) {
    return attributes == null
        ? new Content<>(null, -1, value)
        : new Content<>(attributes.lastModifiedTime(), attributes.size(), value);
  }

  private static @Nullable BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException _) {
      return null;
    }
  }

  /** Returns what stands in the file now. */
  T current() {
    Content<T> known = content;
    BasicFileAttributes now = attributes(file);
    if (now == null) {
      if (known.changed() != null) {
        LOG.log(WARNING, "{0} is gone, or may not be read; what was in it still counts", file);
        content = content(null, known.value());
      }
      return known.value();
    }
    if (now.lastModifiedTime().equals(known.changed()) && now.size() == known.size()) {
      return known.value();
    }
    try {
      Content<T> changed = content(now, parser.parse(CredentialSource.of(file)));
      content = changed;
      return changed.value();
    } catch (CredentialException e) {
      LOG.log(WARNING, "{0}; what was in it before still counts", e.getMessage());
      content = content(now, known.value());
      return known.value();
    }
  }
}
