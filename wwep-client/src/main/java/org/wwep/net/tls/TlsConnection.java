package org.wwep.net.tls;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.rtos.Deadline;
import org.wwep.value.Ranges;

/**
 * A connection that TLS protects.
 *
 * <p><b>Shape</b>: as any {@link Connection}: one task may send while another receives, anybody may
 * close. Each direction ends by itself, in both versions: {@link #shutdownOutput()} sends
 * close_notify and leaves the other direction open.
 *
 * <p><b>Errors</b>: the peer's end without close_notify is {@link
 * org.wwep.net.PeerClosedException}, since then nobody knows whether something is missing. An alert
 * of the peer is a {@link org.wwep.net.TlsRejectedException}; in TLS 1.3 a server's refusal of the
 * client's certificate comes only with the first {@link #receive}. A send that times out or is
 * cancelled leaves half a record behind: receiving goes on, every later send is {@link
 * LocallyClosedException}.
 */
public final class TlsConnection implements Connection {
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final Connection raw;
  private final Function<Duration, Deadline> deadlines;
  private final RecordLayer recordLayer;
  private final RecordOutput output;
  private final TlsErrors tlsErrors;
  private final PlaintextListener listener;
  private final RecordInput input;
  private volatile boolean closed;
  private volatile @Nullable LinkException broken;

  TlsConnection(
      Connection raw,
      Function<Duration, Deadline> deadlines,
      RecordLayer recordLayer,
      TlsErrors tlsErrors,
      byte[] incoming,
      PlaintextListener listener) {
    this.raw = raw;
    this.deadlines = deadlines;
    this.recordLayer = recordLayer;
    this.output = new RecordOutput(raw, recordLayer);
    this.tlsErrors = tlsErrors;
    this.input = new RecordInput(raw, recordLayer, incoming);
    this.listener = listener;
  }

  /** Returns what the two ends agreed on. */
  public TlsSecurity security() {
    return tlsErrors.peer().security();
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = deadlines.apply(timeout);
    Ranges.slice(bytes, offset, length, 0);
    startSending(false);
    listener.sendBegins();
    try {
      output.send(bytes, offset, length, deadline);
      listener.sent(bytes, offset, length);
    } catch (IOException e) {
      throw fail(e);
    } finally {
      output.stop();
      listener.sendEnded();
    }
  }

  /**
   * Sends one record, or says that it could not in time; then its bytes have to come again.
   *
   * @throws IllegalArgumentException if other bytes come than those of the record under way
   */
  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = deadlines.apply(timeout);
    Ranges.slice(bytes, offset, length, 1);
    startSending(true);
    listener.sendBegins();
    try {
      int count = output.sendSome(bytes, offset, length, deadline);
      listener.sent(bytes, offset, count);
      return count;
    } catch (IOException e) {
      throw fail(e);
    } finally {
      output.stop();
      listener.sendEnded();
    }
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    throwIfBroken();
    return raw.sendable(timeout);
  }

  /** Takes the right to send; {@code again} for who brings the bytes of a record under way. */
  private void startSending(boolean again) throws LinkException {
    throwIfClosed();
    output.throwIfFinished(again);
    throwIfBroken();
    output.start();
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = deadlines.apply(timeout);
    Ranges.slice(buffer, offset, length, 1);
    // What comes may be no bytes for the application, and may never end. Who only looks, looks at
    // all there is: the layer below bounds it.
    boolean looked = false;
    while (true) {
      throwIfClosed();
      int count = recordLayer.read(buffer, offset, length);
      if (count != 0) {
        if (count > 0) {
          listener.received(buffer, offset, count);
        }
        return count;
      }
      throwIfBroken();
      if (looked && !timeout.isZero() && deadline.passed()) {
        throw ReceiveTimeoutException.after(remote(), deadline.toString());
      }
      looked = true;
      try {
        input.take(deadline);
      } catch (IOException e) {
        throw fail(e);
      }
    }
  }

  /** Remembers what broke the connection, and tells the peer if it can be told at once. */
  private LinkException fail(IOException trouble) throws InterruptedException {
    LinkException what = tlsErrors.of(trouble);
    broken = what;
    if (trouble instanceof TlsFatalAlert) {
      try {
        output.alert();
      } catch (LinkException e) {
        what.addSuppressed(e);
      }
    }
    return what;
  }

  /**
   * Sends close_notify; the peer reads the end, and may still answer.
   *
   * @throws SendTimeoutException if the peer takes no bytes for two seconds
   */
  @Override
  public void shutdownOutput() throws LinkException {
    throwIfClosed();
    if (output.finished()) {
      return;
    }
    startSending(false);
    try {
      output.finish(deadlines.apply(GOODBYE));
    } catch (IOException e) {
      throw tlsErrors.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocallyClosedException("cancelled while finishing towards " + remote(), e);
    } finally {
      output.stop();
    }
  }

  private void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw new LocallyClosedException(
          "the connection to " + remote() + " was closed on this side");
    }
  }

  private void throwIfBroken() throws LinkException {
    LinkException what = broken;
    if (what != null) {
      throw what;
    }
  }

  @Override
  public Optional<String> protection() {
    return Optional.of(security().toString());
  }

  @Override
  public Endpoint remote() {
    return raw.remote();
  }

  @Override
  public Endpoint local() {
    return raw.local();
  }

  @Override
  public void abort() {
    closed = true;
    raw.abort();
  }

  /** Says close_notify if it can be said at once, and closes both directions. */
  @Override
  public void close() {
    boolean before = closed;
    closed = true;
    if (!before && broken == null) {
      output.goodbye();
    }
    raw.close();
  }

  @Override
  public String toString() {
    return Objects.toString(raw) + ", " + security();
  }
}
