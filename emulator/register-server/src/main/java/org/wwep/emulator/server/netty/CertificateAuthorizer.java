package org.wwep.emulator.server.netty;

import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.pki.DeviceUris;
import org.wwep.net.LinkException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.tls.ServerEngines;
import org.wwep.net.tls.TlsSecurity;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.WriteAccess;

/** What a client's certificate is worth, and what one that was refused lacked. */
final class CertificateAuthorizer {
  private static final WriteAccess NO_CERTIFICATE =
      WriteAccess.none("writing needs a client certificate");
  private static final WriteAccess NO_DEVICE = WriteAccess.none("your certificate names no device");

  private CertificateAuthorizer() {}

  private static WriteAccess access(NettySettings settings, SSLSession session) {
    // Without a rule that needs it, nobody looks at certificates.
    return settings.writes() == WritePolicy.BY_CERTIFICATE
        ? access(settings.writes(), engines(settings).shown(session))
        : access(settings.writes(), List.of());
  }

  static WriteAccess access(WritePolicy writePolicy, List<X509Certificate> shown) {
    return switch (writePolicy) {
      case ALL -> WriteAccess.ALL;
      case NONE -> WriteAccess.READ_ONLY;
      case BY_CERTIFICATE -> {
        if (shown.isEmpty()) {
          yield NO_CERTIFICATE;
        }
        Set<DeviceId> devices = DeviceUris.of(shown.getFirst());
        yield devices.isEmpty()
            ? NO_DEVICE
            : new WriteAccess(devices, "not the device of your certificate");
      }
    };
  }

  /** Returns what the client may do after a handshake, or null if that came to nothing. */
  static @Nullable WriteAccess access(
      ServerContext serverContext,
      SSLEngine engine,
      InetSocketAddress peer,
      SslHandshakeCompletionEvent handshake) {
    if (!handshake.isSuccess()) {
      refused(
          serverContext,
          engines(serverContext.settings())
              .refusal(engine, peer.getAddress(), peer.getPort(), handshake.cause()));
      return null;
    }
    Optional<LinkException> refused =
        engines(serverContext.settings())
            .refusedSince(engine.getSession(), peer.getAddress(), peer.getPort());
    if (refused.isPresent()) {
      refused(serverContext, refused.get());
      return null;
    }
    serverContext.meter().handshake();
    TlsSecurity.warning(engine.getSession().getCipherSuite(), peer.getAddress())
        .ifPresent(serverContext.warnings()::weakHandshake);
    return access(serverContext.settings(), engine.getSession());
  }

  /** Says why a handshake came to nothing. */
  private static void refused(ServerContext serverContext, LinkException why) {
    serverContext
        .meter()
        .noHandshake(
            why instanceof TlsRejectedException rejected
                ? rejected.reason()
                : TlsRejectedException.Reason.PROTOCOL_ERROR);
    serverContext.warnings().noHandshake(String.valueOf(why.getMessage()));
  }

  static ServerEngines engines(NettySettings settings) {
    return Objects.requireNonNull(settings.engines(), "checked by the settings");
  }
}
