package org.wwep.net.tls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsClient;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServer;
import org.bouncycastle.tls.TlsServerProtocol;

/**
 * The library's protocol object, with each direction ending by itself.
 *
 * <p>On its own the library answers close_notify at once with its own and is done with both
 * directions, whereas a peer that has finished sending may still wait for its answer. Both sides
 * say the same of that: the library has a class for each, and its methods to override are
 * protected.
 */
sealed interface TlsEngine {
  /** Returns the protocol itself. */
  TlsProtocol protocol();

  /** Returns whether the peer's close_notify came: nothing behind it counts. */
  boolean peerFinished();

  /** Puts out close_notify, and goes on reading. */
  void finish() throws IOException;

  /** Puts out the alert for a peer that breaks a rule which the library does not hold. */
  void refuse(String why) throws IOException;

  /** The client's side. */
  final class Client extends TlsClientProtocol implements TlsEngine {
    private boolean peerFinished;

    Client(TlsClient peer) throws IOException {
      connect(peer);
    }

    @Override
    public TlsProtocol protocol() {
      return this;
    }

    @Override
    public boolean peerFinished() {
      return peerFinished;
    }

    @Override
    public void finish() throws IOException {
      raiseAlertWarning(AlertDescription.close_notify, "finished sending");
    }

    @Override
    public void refuse(String why) throws IOException {
      handleException(AlertDescription.unexpected_message, why, null);
    }

    @Override
    protected void handleAlertWarningMessage(short description) throws IOException {
      if (description == AlertDescription.close_notify && isConnected()) {
        peerFinished = true;
      } else {
        super.handleAlertWarningMessage(description);
      }
    }

    @Override
    protected void processRecord(short type, byte[] record, int offset, int length)
        throws IOException {
      if (!peerFinished) {
        super.processRecord(type, record, offset, length);
      }
    }
  }

  /** The server's side. */
  final class Server extends TlsServerProtocol implements TlsEngine {
    private boolean peerFinished;

    Server(TlsServer peer) throws IOException {
      accept(peer);
    }

    @Override
    public TlsProtocol protocol() {
      return this;
    }

    @Override
    public boolean peerFinished() {
      return peerFinished;
    }

    @Override
    public void finish() throws IOException {
      raiseAlertWarning(AlertDescription.close_notify, "finished sending");
    }

    @Override
    public void refuse(String why) throws IOException {
      handleException(AlertDescription.unexpected_message, why, null);
    }

    @Override
    protected void handleAlertWarningMessage(short description) throws IOException {
      if (description == AlertDescription.close_notify && isConnected()) {
        peerFinished = true;
      } else {
        super.handleAlertWarningMessage(description);
      }
    }

    @Override
    protected void processRecord(short type, byte[] record, int offset, int length)
        throws IOException {
      if (!peerFinished) {
        super.processRecord(type, record, offset, length);
      }
    }
  }
}
