package org.wwep.emulator.fault;

/**
 * Trouble with the server's TLS, as the client sees it.
 *
 * @param kind which
 */
public record TlsFault(Kind kind) implements Fault {
  /** Which trouble. */
  public enum Kind {
    /** The certificate has ended. */
    EXPIRED,
    /** The certificate is for another name. */
    WRONG_NAME,
    /** Nobody trusted vouches for the certificate. */
    UNKNOWN_CA,
    /** The certificate vouches for itself. */
    SELF_SIGNED,
    /** The server says TLS 1.1. */
    DOWNGRADE,
    /** The server's side of the handshake never comes. */
    STALL,
    /** The end comes without the alert that announces it. */
    TRUNCATE;

    /** Returns whether the server's certificate is what is wrong. */
    public boolean ofCertificate() {
      return switch (this) {
        case EXPIRED, WRONG_NAME, UNKNOWN_CA, SELF_SIGNED -> true;
        case DOWNGRADE, STALL, TRUNCATE -> false;
      };
    }
  }
}
