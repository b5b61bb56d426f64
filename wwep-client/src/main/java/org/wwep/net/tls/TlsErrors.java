package org.wwep.net.tls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * What the library's exceptions mean.
 *
 * @param remote who is at the other end
 * @param parameters what this end would have taken
 * @param peer what was learnt meanwhile
 */
record TlsErrors(Endpoint remote, TlsParameters parameters, HandshakeState peer) {

  LinkException of(IOException trouble) {
    return switch (trouble) {
      case TlsFatalAlertReceived received -> theirs(received);
      case TlsFatalAlert _ when peer.saidGoodbye() ->
          new PeerClosedException(remote + " ended the TLS handshake without a reason", trouble);
      case TlsFatalAlert own -> ours(own);
      default ->
          new TlsRejectedException(
              Reason.PROTOCOL_ERROR,
              remote + ": TLS cannot go on: " + trouble.getMessage(),
              trouble);
    };
  }

  private TlsRejectedException theirs(TlsFatalAlertReceived received) {
    short alert = received.getAlertDescription();
    String name = AlertDescription.getName(alert);
    if (alert == AlertDescription.protocol_version) {
      return new TlsRejectedException(
          Reason.PROTOCOL_TOO_OLD,
          "%s speaks no TLS version in common; here it is %s (its alert: %s)"
              .formatted(remote, parameters.span(), name),
          received);
    }
    return new TlsRejectedException(
        Reason.PEER_ALERT, "%s refused: %s%s".formatted(remote, name, hint(alert)), received);
  }

  private static String hint(short alert) {
    return switch (alert) {
      case AlertDescription.handshake_failure ->
          " (no cipher suite in common, or it wants a client certificate)";
      case AlertDescription.certificate_required -> " (it wants a client certificate)";
      case AlertDescription.unknown_ca -> " (it does not know who vouches for this side)";
      case AlertDescription.certificate_revoked -> " (it says this side's certificate was revoked)";
      case AlertDescription.bad_certificate,
          AlertDescription.certificate_expired,
          AlertDescription.certificate_unknown,
          AlertDescription.unsupported_certificate ->
          " (it does not like this side's certificate)";
      case AlertDescription.unknown_psk_identity -> " (it does not know the pre-shared key)";
      case AlertDescription.decrypt_error, AlertDescription.bad_record_mac ->
          " (the keys differ, or bytes were changed on the way)";
      default -> "";
    };
  }

  private TlsRejectedException ours(TlsFatalAlert own) {
    if (own.getCause() instanceof CertificateRefusedException refused) {
      return new TlsRejectedException(refused.reason(), remote + ": " + refused.getMessage(), own);
    }
    short alert = own.getAlertDescription();
    String what = detail(own);
    return switch (alert) {
      case AlertDescription.protocol_version ->
          new TlsRejectedException(
              Reason.PROTOCOL_TOO_OLD,
              "%s speaks no TLS version in common; here it is %s"
                  .formatted(remote, parameters.span()),
              own);
      case AlertDescription.handshake_failure, AlertDescription.insufficient_security ->
          new TlsRejectedException(
              Reason.NOTHING_IN_COMMON, remote + ": nothing to agree on: " + what, own);
      default ->
          new TlsRejectedException(
              Reason.PROTOCOL_ERROR,
              "%s broke the rules of TLS: %s%s".formatted(remote, what, hint(alert)),
              own);
    };
  }

  private static String detail(TlsFatalAlert alert) {
    Throwable cause = alert.getCause();
    String deeper = cause == null || cause.getMessage() == null ? "" : ", " + cause.getMessage();
    return alert.getMessage() + deeper;
  }
}
