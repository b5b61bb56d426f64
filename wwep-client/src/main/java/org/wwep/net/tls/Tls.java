package org.wwep.net.tls;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.rtos.Deadline;

/**
 * TLS for one world, over any connection of any stack.
 *
 * <p><b>Shape</b>: one for a whole program; any task may use it. It has no thread and no clock of
 * its own: bytes go through the connection it is given, time comes from the world, so it runs in
 * virtual time as well.
 *
 * <p><b>Errors</b>: what TLS refuses is {@link org.wwep.net.TlsRejectedException}; what the network
 * does keeps its kind. A connection whose handshake fails or is cancelled is closed.
 */
public final class Tls {
  /** How long a handshake may take unless told otherwise: a slow processor's first one fits in. */
  public static final Duration HANDSHAKE = Duration.ofSeconds(10);

  // A handshake's flights, and the frames of a device; connections that carry more take more.
  private static final int BUFFER = 1 << 11;

  private final Crypto crypto;
  private final InstantSource dates;
  private final Function<Duration, Deadline> deadlines;
  private final Consumer<Instant> validity;
  private final Function<Connection, PlaintextListener> listeners;
  private final ForwardSecrecyLog forwardSecrecyLog;

  private Tls(
      Crypto crypto,
      InstantSource dates,
      Function<Duration, Deadline> deadlines,
      Consumer<Instant> validity,
      Function<Connection, PlaintextListener> listeners,
      ForwardSecrecyLog forwardSecrecyLog) {
    this.crypto = crypto;
    this.dates = dates;
    this.deadlines = deadlines;
    this.validity = validity;
    this.listeners = listeners;
    this.forwardSecrecyLog = forwardSecrecyLog;
  }

  private static Tls of(
      Crypto crypto, InstantSource dates, Function<Duration, Deadline> deadlines) {
    return new Tls(
        crypto, dates, deadlines, _ -> {}, _ -> PlaintextListener.NONE, new ForwardSecrecyLog());
  }

  /**
   * Makes one for real devices and servers, whose time-outs are the machine's monotonic clock's.
   *
   * @param clock for certificates' dates: the wall clock as it is now, not as it stood at the start
   */
  public static Tls secure(SecureRandom random, InstantSource clock) {
    return secure(random, clock, Deadline::monotonic);
  }

  /**
   * Makes one whose time-outs are of another clock than the machine's.
   *
   * @param clock for certificates' dates
   * @param deadlines makes a deadline so long from now
   */
  public static Tls secure(
      SecureRandom random, InstantSource clock, Function<Duration, Deadline> deadlines) {
    return of(new Crypto(random, false), clock, deadlines);
  }

  /**
   * Makes one for simulations: the same randomness and times give the same bytes on the wire.
   *
   * <p>Its clock is for certificates' dates and for time-outs alike. Its keys can be guessed. It is
   * never for a real network.
   */
  public static Tls replayed(RandomGenerator random, InstantSource clock) {
    return of(
        new Crypto(new ReplayedRandom(random), true),
        clock,
        timeout -> Deadline.after(timeout, clock));
  }

  /**
   * Returns this with somebody who hears what goes over its connections in the clear.
   *
   * @param listeners returns who listens, for a connection that is about to be made secure
   */
  public Tls heardBy(Function<Connection, PlaintextListener> listeners) {
    return new Tls(crypto, dates, deadlines, validity, listeners, forwardSecrecyLog);
  }

  /**
   * Returns this with a clock of its own for certificates' dates, as a world has in which it is
   * another day than on the machine where certificates are made.
   *
   * @param validity told from when on certificates are valid that are used with this
   */
  public Tls withDates(InstantSource other, Consumer<Instant> validity) {
    return new Tls(crypto, other, deadlines, validity, listeners, forwardSecrecyLog);
  }

  /** Takes note that somebody has these certificates, and will use them with this. */
  public void note(List<X509Certificate> certificates) {
    certificates.forEach(each -> validity.accept(each.getNotBefore().toInstant()));
  }

  /**
   * Makes a connection secure, as its client.
   *
   * @param raw a connection on which nothing was sent yet; it belongs to the result from here on
   * @param timeout for the whole handshake, however slowly the server answers
   */
  public TlsConnection connect(Connection raw, TlsClientConfig config, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = deadlines.apply(timeout);
    HandshakeState handshakeState = new HandshakeState(dates);
    TlsErrors tlsErrors = new TlsErrors(raw.remote(), config.parameters(), handshakeState);
    return agree(
        raw,
        deadline,
        tlsErrors,
        () -> new TlsEngine.Client(new ClientPeer(crypto, config, handshakeState, raw.remote())));
  }

  /**
   * Makes a connection secure, as its server.
   *
   * @param raw a connection on which nothing was sent yet; it belongs to the result from here on
   * @param timeout for the whole handshake, however slowly the client answers
   */
  public TlsConnection accept(Connection raw, TlsServerConfig config, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = deadlines.apply(timeout);
    HandshakeState handshakeState = new HandshakeState(dates);
    TlsErrors tlsErrors = new TlsErrors(raw.remote(), config.parameters(), handshakeState);
    TlsConnection connection =
        agree(
            raw,
            deadline,
            tlsErrors,
            () -> new TlsEngine.Server(new ServerPeer(crypto, config, handshakeState)));
    if (connection.security().version() == TlsVersion.TLS_1_3) {
      // Nothing of ours follows a client's last flight, as it does in TLS 1.2, that would
      // acknowledge it; and its first request may wait for that.
      raw.acknowledge();
    }
    return connection;
  }

  /**
   * Judges a server by its certificate after the fact, for those who connected insecurely.
   *
   * @return what a connection with this configuration would have been refused for, or nothing
   */
  public Optional<String> judge(TlsClientConfig config, TlsSecurity agreed) {
    CertificateCheck check = config.check();
    if (check == null || agreed.preShared()) {
      return Optional.empty();
    }
    try {
      check.accept(agreed.peerCertificates(), dates.instant());
      return Optional.empty();
    } catch (CertificateRefusedException e) {
      return Optional.of(e.reason() + ", " + e.getMessage());
    }
  }

  @FunctionalInterface
  private interface HandshakeStart {
    TlsEngine begin() throws IOException;
  }

  private TlsConnection agree(
      Connection raw, Deadline deadline, TlsErrors tlsErrors, HandshakeStart handshakeStart)
      throws LinkException, InterruptedException {
    PlaintextListener listener = listeners.apply(raw);
    boolean agreed = false;
    try {
      RecordLayer recordLayer = new RecordLayer(handshakeStart.begin());
      byte[] buffer = new byte[BUFFER];
      new Handshake(raw, recordLayer, tlsErrors, deadline, buffer).run();
      agreed = true;
      TlsConnection connection =
          new TlsConnection(raw, deadlines, recordLayer, tlsErrors, buffer, listener);
      forwardSecrecyLog.agreed(raw.remote(), connection.security());
      listener.secured(connection.security().toString());
      return connection;
    } catch (IOException e) {
      throw tlsErrors.of(e);
    } finally {
      if (!agreed) {
        raw.close();
      }
    }
  }
}
