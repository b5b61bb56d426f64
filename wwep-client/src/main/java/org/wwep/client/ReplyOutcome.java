package org.wwep.client;

import org.wwep.protocol.AckReply;
import org.wwep.protocol.ErrorReply;

/** What the server made of a request, as far as it answered at all. */
public sealed interface ReplyOutcome {
  /** Returns the reply as it was received, for traces; printable ASCII. */
  String received();

  /** The server did what it was asked. */
  record Done(AckReply reply) implements ReplyOutcome {
    @Override
    public String received() {
      return reply.frame();
    }
  }

  /** The server answered X. */
  record Denied(ErrorReply reply) implements ReplyOutcome {
    @Override
    public String received() {
      return reply.frame();
    }
  }

  /** The server acknowledged something that was not asked. */
  record WrongEcho(AckReply reply) implements ReplyOutcome {
    @Override
    public String received() {
      return reply.frame();
    }
  }

  /**
   * The server answered bytes that are no reply.
   *
   * @param received the bytes up to the wrong one, what is not printable replaced
   * @param reason what is wrong with them
   */
  record Garbage(String received, String reason) implements ReplyOutcome {
    /** Makes the bytes printable. */
    public Garbage {
      received = received.replaceAll("[^ -~]", ".");
    }
  }
}
