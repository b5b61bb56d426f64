package org.wwep.net.tls;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of revocation lists, which its CA writes anew every few days; any thread.
 *
 * <p>A changed file is read again at the next handshake. One that cannot be read leaves the lists
 * of before, which expire by themselves.
 */
final class RevocationFile {
  private static final System.Logger LOG = System.getLogger(RevocationFile.class.getName());

  private final Path file;
  private volatile Content content;

  /** What was read, and when the file was changed then. */
  private record Content(@Nullable FileTime changed, long size, List<RevocationList> lists) {}

  private RevocationFile(Path file, Content content) {
    this.file = file;
    this.content = content;
  }

  static RevocationFile read(Path file) throws CredentialException {
    // Before the content: a file that is written meanwhile is read again.
    BasicFileAttributes now = attributes(file);
    return new RevocationFile(file, content(now, parse(file)));
  }

  private static List<RevocationList> parse(Path file) throws CredentialException {
    CredentialSource source = CredentialSource.of(file);
    List<RevocationList> lists = RevocationList.read(source);
    if (lists.isEmpty()) {
      throw source.wrong("no block 'X509 CRL', where a revocation list is expected");
    }
    return lists;
  }

  private static Content content(
      @Nullable BasicFileAttributes attributes, List<RevocationList> lists) {
    return attributes == null
        ? new Content(null, -1, lists)
        : new Content(attributes.lastModifiedTime(), attributes.size(), lists);
  }

  private static @Nullable BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException _) {
      return null;
    }
  }

  /** Returns the lists that stand in the file now. */
  List<RevocationList> lists() {
    Content known = content;
    BasicFileAttributes now = attributes(file);
    if (now == null
        || (now.lastModifiedTime().equals(known.changed()) && now.size() == known.size())) {
      return known.lists();
    }
    try {
      Content changed = content(now, parse(file));
      content = changed;
      return changed.lists();
    } catch (CredentialException e) {
      LOG.log(WARNING, "{0}; the lists of before stay", e.getMessage());
      content = content(now, known.lists());
      return known.lists();
    }
  }
}
