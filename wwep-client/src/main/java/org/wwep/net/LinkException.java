package org.wwep.net;

/**
 * Trouble on the link: each kind has one cause, and its message is one clause for a person.
 *
 * <p>A kind's simple name is what logs, scenarios and reports call it.
 */
public abstract sealed class LinkException extends Exception
    permits JoinFailed,
        NameNotResolved,
        BindFailed,
        ConnectFailed,
        SendTimeout,
        ReceiveTimeout,
        PeerClosed,
        PeerReset,
        NetworkLost,
        LocallyClosed,
        TlsRejected,
        ResourcesExhausted {
  private static final long serialVersionUID = 1L;

  LinkException(String message) {
    super(message);
  }

  LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
