package org.wwep.net.bsd;

import static java.lang.System.Logger.Level.DEBUG;

import java.net.Inet6Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.tls.TlsSuite;

/** What connections and listeners do alike with their descriptor, from its making to its end. */
final class SocketLifecycle {
  private static final System.Logger LOG = System.getLogger(SocketLifecycle.class.getName());

  private SocketLifecycle() {}

  /** Makes a socket and sets its options, or leaves nothing behind. */
  static int open(SocketApi api, int family, @Nullable TlsSetup tls)
      throws ErrnoException, InterruptedException {
    int protocol = tls == null ? SocketConstants.IPPROTO_TCP : tls.protocol();
    int made = api.socket(family, SocketConstants.SOCK_STREAM, protocol);
    boolean done = false;
    try {
      if (tls != null) {
        tls.applyTo(api, made);
      }
      done = true;
      return made;
    } finally {
      if (!done) {
        api.close(made);
      }
    }
  }

  /** Does the same for who knows trouble on links only. */
  static int openForLink(SocketApi api, int family, @Nullable TlsSetup tls) throws LinkException {
    try {
      return open(api, family, tls);
    } catch (ErrnoException e) {
      throw SocketErrors.of(e, SocketErrors.Operation.CONNECTING);
    } catch (InterruptedException e) {
      throw SocketErrors.cancelled("making a socket", e);
    }
  }

  static int family(Endpoint endpoint) {
    return endpoint.address() instanceof Inet6Address
        ? SocketConstants.AF_INET6
        : SocketConstants.AF_INET;
  }

  /** Returns what protects a connected socket, for a person. */
  static Optional<String> protection(SocketApi api, int fd, TlsSetup tls) {
    try {
      int suite = OptionValue.asInt(api.getsockopt(fd, SocketOption.TLS_CIPHERSUITE_USED));
      return Optional.of("%s %s, by the stack".formatted(tls.version(), TlsSuite.of(suite)));
    } catch (ErrnoException e) {
      return Optional.empty(); // It is not connected.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Has the close to come break the connection. */
  static void reset(SocketApi api, int fd) {
    try {
      api.setsockopt(fd, SocketOption.SO_LINGER, OptionValue.ints(1, 0));
    } catch (ErrnoException e) {
      LOG.log(DEBUG, "closing rather than resetting", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void close(SocketApi api, int fd) {
    try {
      api.close(fd);
    } catch (ErrnoException e) {
      LOG.log(DEBUG, "the stack had closed it already", e);
    }
  }
}
