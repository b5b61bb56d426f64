package org.wwep.emulator.server.netty;

import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.certs.DeviceNames;
import org.wwep.net.LinkException;
import org.wwep.net.TlsRejected;
import org.wwep.net.tls.ServerEngines;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.Access;

/** What a client's certificate is worth, and what one that was refused lacked. */
final class Certified {
  private static final Access NO_CERTIFICATE = Access.none("writing needs a client certificate");
  private static final Access NO_DEVICE = Access.none("your certificate names no device");

  private Certified() {}

  private static Access access(NettySettings settings, SSLSession session) {
    // Without a rule that needs it, nobody looks at certificates.
    return settings.writes() == Writes.BY_CERTIFICATE
        ? access(settings.writes(), engines(settings).shown(session))
        : access(settings.writes(), List.of());
  }

  static Access access(Writes writes, List<X509Certificate> shown) {
    return switch (writes) {
      case ALL -> Access.ALL;
      case NONE -> Access.READ_ONLY;
      case BY_CERTIFICATE -> {
        if (shown.isEmpty()) {
          yield NO_CERTIFICATE;
        }
        Set<DeviceId> devices = DeviceNames.of(shown.getFirst());
        yield devices.isEmpty()
            ? NO_DEVICE
            : new Access(devices, "not the device of your certificate");
      }
    };
  }

  /** Returns what the client may do after a handshake, or null if that came to nothing. */
  static @Nullable Access access(
      Serving serving,
      SSLEngine engine,
      InetSocketAddress peer,
      SslHandshakeCompletionEvent handshake) {
    if (!handshake.isSuccess()) {
      refused(serving, engine, peer, handshake.cause());
      return null;
    }
    serving.meter().handshake();
    return access(serving.settings(), engine.getSession());
  }

  /** Says why a handshake came to nothing. */
  private static void refused(
      Serving serving, SSLEngine engine, InetSocketAddress peer, Throwable cause) {
    LinkException why =
        engines(serving.settings()).refusal(engine, peer.getAddress(), peer.getPort(), cause);
    serving
        .meter()
        .noHandshake(
            why instanceof TlsRejected rejected
                ? rejected.reason()
                : TlsRejected.Reason.PROTOCOL_ERROR);
    serving.warnings().noHandshake(String.valueOf(why.getMessage()));
  }

  static ServerEngines engines(NettySettings settings) {
    return Objects.requireNonNull(settings.engines(), "checked by the settings");
  }
}
