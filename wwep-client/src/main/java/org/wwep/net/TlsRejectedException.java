package org.wwep.net;

import java.util.Objects;

/**
 * TLS could not be agreed on, or was broken: the message says which certificate and which rule.
 *
 * <p>What the network did (a reset, a peer that just closed) keeps its own kind.
 */
public final class TlsRejectedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Which rule was broken. */
  public enum Reason {
    /** A certificate's time is over. */
    EXPIRED,
    /** A certificate's time has not come: often a device whose clock was never set. */
    NOT_YET_VALID,
    /** No trusted CA stands behind the certificate. */
    UNKNOWN_CA,
    /** The certificate vouches for itself, and is not a trusted one. */
    SELF_SIGNED,
    /** The certificate is for other names. */
    WRONG_NAME,
    /** A certificate is signed with SHA-1, MD5 or the like. */
    WEAK_SIGNATURE,
    /** A certificate's key is too short. */
    WEAK_KEY,
    /** A CA has taken a certificate back. */
    REVOKED,
    /** There are revocation lists, but none that tells of a certificate. */
    REVOCATION_UNKNOWN,
    /** None of the peer's public keys is a pinned one. */
    PIN_MISMATCH,
    /** A certificate is used for what it is not meant for, or is missing, or cannot be read. */
    BAD_CERTIFICATE,
    /** No TLS version in common. */
    PROTOCOL_TOO_OLD,
    /** What the peer sends is not TLS at all. */
    NOT_TLS,
    /** Both speak TLS, but have no cipher suite, group or kind of key in common. */
    NOTHING_IN_COMMON,
    /** The handshake was not over in time. */
    HANDSHAKE_TIMEOUT,
    /** The peer refused; the message has its alert's name. */
    PEER_ALERT,
    /** The peer broke the rules of TLS, or bytes were changed on the way, or the keys differ. */
    PROTOCOL_ERROR
  }

  private final Reason reason;

  /** Makes one that says what happened. */
  public TlsRejectedException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Makes one with the lower layer's own exception behind it. */
  public TlsRejectedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Returns which rule was broken. */
  public Reason reason() {
    return reason;
  }
}
