package org.wwep.net;

/**
 * Trouble on the link: each kind has one cause, and its message is one clause for a person.
 *
 * <p>{@link #kind} is what logs, scenarios and reports call it.
 */
public abstract sealed class LinkException extends Exception
    permits JoinFailedException,
        NameNotResolvedException,
        BindFailedException,
        ConnectFailedException,
        SendTimeoutException,
        ReceiveTimeoutException,
        PeerClosedException,
        PeerResetException,
        NetworkLostException,
        LocallyClosedException,
        TlsRejectedException,
        ResourcesExhaustedException {
  private static final long serialVersionUID = 1L;

  LinkException(String message) {
    super(message);
  }

  LinkException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the name of the kind, {@code ConnectFailed}: the class's without "Exception". */
  public String kind() {
    String name = getClass().getSimpleName();
    return name.substring(0, name.length() - "Exception".length());
  }
}
