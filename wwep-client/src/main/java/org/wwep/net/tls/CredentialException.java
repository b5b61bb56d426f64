package org.wwep.net.tls;

/** A certificate or a key cannot be used: the message names the file, and what was found in it. */
public final class CredentialException extends Exception {
  private static final long serialVersionUID = 1L;

  CredentialException(String message) {
    super(message);
  }

  CredentialException(String message, Throwable cause) {
    super(message, cause);
  }
}
