package org.wwep.net.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.PeerClosed;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.SendTimeout;
import org.wwep.net.TlsRejected;
import org.wwep.net.TlsRejected.Reason;

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
  private final Records records;
  private final Refusals refusals;
  private final Deadline deadline;
  private final byte[] buffer;
  private long received;

  Handshake(Connection raw, Records records, Refusals refusals, Deadline deadline, byte[] buffer) {
    this.raw = raw;
    this.records = records;
    this.refusals = refusals;
    this.deadline = deadline;
    this.buffer = buffer;
  }

  /** Returns once both ends agree. */
  void run() throws LinkException, InterruptedException {
    try {
      flush();
      while (records.isHandshaking()) {
        int count = raw.receive(buffer, 0, buffer.length, deadline.left());
        if (count < 0) {
          throw new PeerClosed(raw.remote() + " closed during the TLS handshake" + progress());
        }
        if (received == 0) {
          throwIfNotTls(count);
        }
        received += count;
        offer(count);
        flush();
      }
    } catch (ReceiveTimeout | SendTimeout e) {
      throw new TlsRejected(
          Reason.HANDSHAKE_TIMEOUT,
          "no TLS handshake with %s within %s%s".formatted(raw.remote(), deadline, progress()),
          e);
    }
  }

  private String progress() {
    return received == 0
        ? ", it sent nothing (does it speak TLS on this port?)"
        : ", it sent " + received + " bytes";
  }

  // A record begins with its type and a version 3.x; nothing in the clear looks like that.
  private void throwIfNotTls(int count) throws TlsRejected {
    boolean type = buffer[0] == ContentType.handshake || buffer[0] == ContentType.alert;
    if (!type || (count > 1 && buffer[1] != MAJOR_VERSION)) {
      String text = new String(buffer, 0, Math.min(count, SNIPPET), StandardCharsets.ISO_8859_1);
      throw new TlsRejected(
          Reason.NOT_TLS,
          "%s does not speak TLS: it sent '%s'"
              .formatted(raw.remote(), text.replaceAll("[^ -~]", ".")));
    }
  }

  private void offer(int count) throws LinkException, InterruptedException {
    try {
      records.offer(buffer, count);
    } catch (TlsFatalAlert e) {
      part();
      throw refusals.of(e);
    } catch (IOException e) {
      throw refusals.of(e);
    }
  }

  private void flush() throws LinkException, InterruptedException {
    byte[] out = records.drain();
    if (out.length > 0) {
      raw.send(out, deadline.left());
    }
  }

  /**
   * Says why, and gives the peer a moment to read it: closing on bytes not read yet would reset the
   * connection, and the reason could be lost.
   */
  private void part() throws InterruptedException {
    Duration left = deadline.left();
    Deadline moment = Deadline.after(left.compareTo(LINGER) < 0 ? left : LINGER, deadline.clock());
    try {
      raw.send(records.drain(), moment.left());
      raw.shutdownOutput();
      while (raw.receive(buffer, 0, buffer.length, moment.left()) >= 0) {
        if (moment.left().isZero()) {
          return;
        }
      }
    } catch (LinkException e) {
      System.getLogger(Handshake.class.getName())
          .log(System.Logger.Level.DEBUG, "the peer did not wait for the reason", e);
    }
  }
}
