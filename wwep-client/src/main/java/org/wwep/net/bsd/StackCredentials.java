package org.wwep.net.bsd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.Psk;
import org.wwep.net.tls.TrustAnchors;

/**
 * The credentials of {@link StackSockets}, which has the keys on its own side.
 *
 * <p>Any task; the lock is held while bytes are parsed, never while anybody waits.
 */
final class StackCredentials implements TlsCredentials {
  private final ReentrantLock lock = new ReentrantLock();
  private final CredentialStore store = new CredentialStore();
  private final CredentialFiles files;
  // The same list gives the same objects, so that a session of before is known as one's own.
  private final Map<List<Integer>, CredentialSet> known = new HashMap<>();

  /** What a list of tags leads to. */
  record CredentialSet(@Nullable TrustAnchors trust, @Nullable Credential own, @Nullable Psk psk) {}

  StackCredentials(CredentialFiles files) {
    this.files = files;
  }

  @Override
  public void add(int tag, CredentialStore.Type type, byte[] credential) throws ErrnoException {
    if (tag < 0) {
      throw new ErrnoException(Errno.EINVAL, "a security tag is 0 or more, was " + tag);
    }
    lock.lock();
    try {
      if (store.has(tag, type)) {
        throw new ErrnoException(
            Errno.EEXIST, "security tag %d already has a %s".formatted(tag, type));
      }
      store.add(tag, type, credential);
      boolean sound = false;
      try {
        store.check(tag, type);
        sound = true;
      } finally {
        if (!sound) {
          store.delete(tag, type);
        }
      }
      known.clear();
    } catch (CredentialException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void addFile(int tag, CredentialStore.Type type, String file) throws ErrnoException {
    add(tag, type, files.read(file));
  }

  @Override
  public void delete(int tag, CredentialStore.Type type) throws ErrnoException {
    lock.lock();
    try {
      known.clear();
      if (!store.delete(tag, type)) {
        throw new ErrnoException(Errno.ENOENT, "security tag %d has no %s".formatted(tag, type));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Looks tags up, in order of preference. */
  CredentialSet of(List<Integer> tags) throws ErrnoException {
    lock.lock();
    try {
      CredentialSet before = known.get(tags);
      if (before != null) {
        return before;
      }
      for (int tag : tags) {
        if (!store.has(tag)) {
          throw new ErrnoException(Errno.ENOENT, "there is nothing under security tag " + tag);
        }
      }
      CredentialSet found =
          new CredentialSet(
              store.anchors(tags).orElse(null),
              store.own(tags).orElse(null),
              store.psk(tags).orElse(null));
      known.put(tags, found);
      return found;
    } catch (CredentialException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    } finally {
      lock.unlock();
    }
  }
}
