package org.wwep.emulator.server.netty;

/**
 * How far a connection has come, with what is only valid there.
 *
 * <pre>
 * Securing --handshake--> Reading &lt;--> Unread     (replies lie unread)
 *                            ^  \       |
 *                            |   \      |          (the store makes its caller wait, or it is much)
 *                            '-- Storing &lt;-'
 * Reading, Storing, Unread --the last answer--> Flushing --sent--> Lingering --> Closed
 * any state --limit, broken link, end of the server--> Closed
 * </pre>
 */
sealed interface ConnectionState {
  /** The handshake is under way. */
  record Securing() implements ConnectionState {
    static final Securing STATE = new Securing();
  }

  /** Bytes are welcome, until the deadline. */
  record Reading() implements ConnectionState {
    static final Reading STATE = new Reading();
  }

  /** Replies lie unread, and nothing more is read until its client has read them. */
  record Unread() implements ConnectionState {
    static final Unread STATE = new Unread();
  }

  /**
   * Another thread answers what was received, since the store makes its caller wait or it is much;
   * nothing more is read meanwhile.
   *
   * @param clientFinished whether the client has finished sending
   */
  record Storing(boolean clientFinished) implements ConnectionState {}

  /**
   * All is said, and on its way; what still comes is thrown away.
   *
   * @param clientFinished whether the client has finished sending, so that nobody is waited for
   * @param ignored how many bytes were thrown away
   */
  record Flushing(boolean clientFinished, long ignored) implements Ended {
    @Override
    public Flushing ignoring(int bytes) {
      return new Flushing(clientFinished, ignored + bytes);
    }
  }

  /**
   * The end is said as well; what still comes is thrown away until the client closes, so that no
   * reset takes the reply from it.
   *
   * @param ignored how many bytes were thrown away
   */
  record Lingering(long ignored) implements Ended {
    @Override
    public Lingering ignoring(int bytes) {
      return new Lingering(ignored + bytes);
    }
  }

  /** Nothing more is answered. */
  sealed interface Ended extends ConnectionState {
    /** Returns how many bytes were thrown away. */
    long ignored();

    /** Returns the state with so many bytes more thrown away. */
    Ended ignoring(int bytes);
  }

  /** Closed, or about to be. */
  record Closed() implements ConnectionState {
    static final Closed STATE = new Closed();
  }
}
