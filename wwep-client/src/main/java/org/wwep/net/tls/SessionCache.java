package org.wwep.net.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsSession;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of TLS 1.2 that wait to be resumed, which spares both ends the public-key arithmetic.
 *
 * <p><b>Shape</b>: any thread; the lock is held for a few instructions. The oldest go when there
 * are too many, and each after its time. What was checked in the first handshake holds in those
 * that resume it, so a session is found again only with the very same trust, name and pins.
 */
public final class SessionCache {
  /** How long a session may be resumed. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final int most;
  private final Map<Object, ExpiringSession> sessions = new LinkedHashMap<>();

  /**
   * A session, and what the peer showed when it began.
   *
   * @param session the library's own
   * @param sent what the peer sent, as the library has it, or null
   * @param chain the same, as it was read
   * @param over when the peer's certificate is over, or null
   */
  record CachedSession(
      TlsSession session,
      @Nullable Certificate sent,
      List<X509Certificate> chain,
      @Nullable Instant over) {}

  private record ExpiringSession(CachedSession kept, Instant until) {}

  private SessionCache(int most) {
    this.most = most;
  }

  /**
   * Makes an empty one.
   *
   * @param most how many sessions at most, 1 or more
   */
  public static SessionCache ofSize(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a cache keeps 1 session or more, was " + most);
    }
    return new SessionCache(most);
  }

  /** Counts what is kept. */
  public int size() {
    lock.lock();
    try {
      return sessions.size();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all, so that every handshake is a full one again. */
  public void clear() {
    lock.lock();
    try {
      sessions.clear();
    } finally {
      lock.unlock();
    }
  }

  @Nullable CachedSession get(Object key, Instant now) {
    lock.lock();
    try {
      ExpiringSession expiringSession = sessions.get(key);
      if (expiringSession == null) {
        return null;
      }
      if (now.isAfter(expiringSession.until) || !expiringSession.kept.session.isResumable()) {
        sessions.remove(key);
        return null;
      }
      return expiringSession.kept;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps a session, at most until its peer's certificate is over. */
  void put(Object key, CachedSession cachedSession, Instant now) {
    Instant over = cachedSession.over;
    Instant until = now.plus(LIFETIME);
    lock.lock();
    try {
      sessions.remove(key);
      sessions.put(
          key,
          new ExpiringSession(cachedSession, over == null || over.isAfter(until) ? until : over));
      if (sessions.size() > most) {
        sessions.remove(sessions.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }
}
