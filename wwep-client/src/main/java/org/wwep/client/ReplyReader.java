package org.wwep.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import org.wwep.net.LinkException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DecodeResult;
import org.wwep.protocol.DecodeResult.Complete;
import org.wwep.protocol.DecodeResult.Incomplete;
import org.wwep.protocol.DecodeResult.Malformed;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.Reply;
import org.wwep.protocol.ReplyDecoder;
import org.wwep.protocol.Request;
import org.wwep.rtos.Deadline;

/** Reads one reply, in however many pieces, within one timeout. */
final class ReplyReader {
  private static final int BUFFER = 64;

  private final FrameChannel channel;
  private final InstantSource clock;
  private final boolean padded;

  ReplyReader(FrameChannel channel, InstantSource clock) {
    this(channel, clock, false);
  }

  ReplyReader(FrameChannel channel, InstantSource clock, boolean padded) {
    this.channel = channel;
    this.clock = clock;
    this.padded = padded;
  }

  ReplyOutcome read(Request request, Duration timeout) throws LinkException, InterruptedException {
    Deadline deadline = Deadline.after(timeout, clock);
    ReplyDecoder decoder = new ReplyDecoder(padded);
    byte[] buffer = new byte[BUFFER];
    while (true) {
      int count;
      try {
        count = channel.receive(buffer, deadline.left());
      } catch (ReceiveTimeoutException e) {
        if (decoder.refusal()) {
          return ended(decoder, request);
        }
        throw new ReceiveTimeoutException(soFar(decoder) + " within " + deadline, e);
      }
      if (count < 0) {
        return ended(decoder, request);
      }
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
      DecodeResult<Reply> decodeResult = decoder.decode(bytes);
      if (!(decodeResult instanceof Incomplete<Reply>)) {
        return judged(decodeResult, decoder, request);
      }
    }
  }

  private static ReplyOutcome ended(ReplyDecoder decoder, Request request)
      throws PeerClosedException {
    DecodeResult<Reply> decodeResult = decoder.end();
    if (decodeResult instanceof Incomplete<Reply>) {
      throw new PeerClosedException("the server closed after " + soFar(decoder));
    }
    return judged(decodeResult, decoder, request);
  }

  /** What stands behind a reply counts for nothing: it may come at any time, or never be read. */
  private static ReplyOutcome judged(
      DecodeResult<Reply> decodeResult, ReplyDecoder decoder, Request request) {
    return switch (decodeResult) {
      case Complete<Reply>(AckReply reply) ->
          reply.answers(request) ? new ReplyOutcome.Done(reply) : new ReplyOutcome.WrongEcho(reply);
      case Complete<Reply>(ErrorReply reply) -> new ReplyOutcome.Denied(reply);
      case Malformed<Reply>(_, String reason) ->
          new ReplyOutcome.Garbage(decoder.received(), reason);
      case Incomplete<Reply> _ ->
          throw new IllegalStateException("an incomplete reply is no outcome");
    };
  }

  private static String soFar(ReplyDecoder decoder) {
    String received = decoder.received();
    return received.isEmpty()
        ? "no reply"
        : "half a reply, " + received.length() + " of 11 bytes (" + received + ")";
  }
}
