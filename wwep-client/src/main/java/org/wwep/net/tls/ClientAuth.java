package org.wwep.net.tls;

/** Whether a server wants to know its clients by certificate. */
public enum ClientAuth {
  /** Does not ask. */
  NONE,
  /** Asks; a client without a certificate is served as well, one with a bad one is not. */
  WANTED,
  /** Serves only clients with a good certificate. */
  REQUIRED
}
