package org.wwep.net.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.rtos.Deadline;

/**
 * Carries the handshake's bytes until both ends agree, or one of them refuses.
 *
 * <p>One deadline holds for all of it, however the peer doles out its bytes. Owned by the task that
 * connects or accepts.
 */
final class Handshake {
  private static final int SNIPPET = 24;
  private static final int MAJOR_VERSION = 3;
  private static final Duration LINGER = Duration.ofMillis(200);

  private final Connection raw;
  private final RecordLayer recordLayer;
  private final TlsErrors tlsErrors;
  private final Deadline deadline;
  private final byte[] buffer;
  private long received;

  Handshake(
      Connection raw,
      RecordLayer recordLayer,
      TlsErrors tlsErrors,
      Deadline deadline,
      byte[] buffer) {
    this.raw = raw;
    this.recordLayer = recordLayer;
    this.tlsErrors = tlsErrors;
    this.deadline = deadline;
    this.buffer = buffer;
  }

  /** Returns once both ends agree. */
  void run() throws LinkException, InterruptedException {
    try {
      flush();
      while (recordLayer.isHandshaking()) {
        int count = raw.receive(buffer, 0, buffer.length, deadline.left());
        if (count < 0) {
          throw new PeerClosedException(
              raw.remote() + " closed during the TLS handshake" + progress());
        }
        if (received == 0) {
          throwIfNotTls(count);
        }
        received += count;
        offer(count);
        flush();
        throwIfLate();
      }
    } catch (ReceiveTimeoutException | SendTimeoutException e) {
      throw timeout(e);
    }
  }

  /** A receive without time left still returns what is there, which may never end. */
  private void throwIfLate() throws TlsRejectedException {
    if (recordLayer.isHandshaking() && deadline.passed()) {
      throw timeout(null);
    }
  }

  private TlsRejectedException timeout(@Nullable LinkException cause) {
    TlsRejectedException timeout =
        new TlsRejectedException(
            Reason.HANDSHAKE_TIMEOUT,
            "no TLS handshake with %s within %s%s".formatted(raw.remote(), deadline, progress()));
    if (cause != null) {
      timeout.initCause(cause);
    }
    return timeout;
  }

  private String progress() {
    return received == 0
        ? ", it sent nothing (does it speak TLS on this port?)"
        : ", it sent " + received + " bytes";
  }

  // A record begins with its type and a version 3.x; nothing in the clear looks like that.
  private void throwIfNotTls(int count) throws TlsRejectedException {
    boolean type = buffer[0] == ContentType.handshake || buffer[0] == ContentType.alert;
    if (!type || (count > 1 && buffer[1] != MAJOR_VERSION)) {
      String text = new String(buffer, 0, Math.min(count, SNIPPET), StandardCharsets.ISO_8859_1);
      throw new TlsRejectedException(
          Reason.NOT_TLS,
          "%s does not speak TLS: it sent '%s'"
              .formatted(raw.remote(), text.replaceAll("[^ -~]", ".")));
    }
  }

  private void offer(int count) throws LinkException, InterruptedException {
    try {
      recordLayer.offer(buffer, count);
    } catch (TlsFatalAlert e) {
      part();
      throw tlsErrors.of(e);
    } catch (IOException e) {
      throw tlsErrors.of(e);
    }
  }

  private void flush() throws LinkException, InterruptedException {
    byte[] out = recordLayer.drain();
    if (out.length > 0) {
      raw.send(out, deadline.left());
    }
  }

  /**
   * Says why, and gives the peer a moment to read it: closing on bytes not read yet would reset the
   * connection, and the reason could be lost.
   */
  private void part() throws InterruptedException {
    Deadline moment = deadline.orAfter(LINGER);
    try {
      raw.send(recordLayer.drain(), moment.left());
      raw.shutdownOutput();
      for (int ignored = 0; ignored < LingeringClose.MOST_IGNORED; ) {
        int count = raw.receive(buffer, 0, buffer.length, moment.left());
        if (count < 0 || moment.passed()) {
          return;
        }
        ignored += count;
      }
    } catch (LinkException e) {
      System.getLogger(Handshake.class.getName())
          .log(System.Logger.Level.DEBUG, "the peer did not wait for the reason", e);
    }
  }
}
