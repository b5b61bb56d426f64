package org.wwep.emulator.proxy;

import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;

/** Poses as the server towards clients, with a certificate that is wrong in one way. */
public interface RogueServer {
  /**
   * Makes what it needs, before the first fault that needs it is put in place.
   *
   * @throws DevelopmentCaException if it cannot
   */
  void prepare() throws DevelopmentCaException;

  /** Returns whether it can pose as anybody: if not, {@link #prepare} must not be called. */
  boolean forges();

  /**
   * Does the server's side of the handshake.
   *
   * @param kind what is wrong with the certificate
   */
  Connection towardsClient(TlsFault.Kind kind, Connection raw)
      throws LinkException, InterruptedException;

  /** Does a client's side of the handshake, and checks nothing: only the client is under test. */
  Connection towardsServer(Connection raw) throws LinkException, InterruptedException;

  /** Returns one for a proxy that passes TLS on, and never ends it. */
  static RogueServer none() {
    return new RogueServer() {
      @Override
      public void prepare() {
        throw new IllegalStateException("a proxy without certificates was asked to prepare them");
      }

      @Override
      public boolean forges() {
        return false;
      }

      @Override
      public Connection towardsClient(TlsFault.Kind kind, Connection raw) {
        throw new IllegalStateException("a proxy without certificates was asked for " + kind);
      }

      @Override
      public Connection towardsServer(Connection raw) {
        throw new IllegalStateException("a proxy without certificates was asked for a client");
      }
    };
  }
}
