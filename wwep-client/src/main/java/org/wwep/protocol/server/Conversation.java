package org.wwep.protocol.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DecodeResult;
import org.wwep.protocol.DecodeResult.Complete;
import org.wwep.protocol.DecodeResult.Incomplete;
import org.wwep.protocol.DecodeResult.Malformed;
import org.wwep.protocol.Encoder;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.PaddedFrame;
import org.wwep.protocol.ReadRequest;
import org.wwep.protocol.Reply;
import org.wwep.protocol.Request;
import org.wwep.protocol.RequestDecoder;
import org.wwep.protocol.WriteRequest;

/**
 * What the server answers on one connection, without any I/O: bytes in, exchanges out.
 *
 * <p><b>Shape</b>: tell it what was {@link #received}, that there was {@link #silence} for the time
 * that it waits for more, or that the client {@link #finished} sending; send the replies; close
 * once it is no longer {@link #open}. <b>Source</b>: {@code docs/reference/protocol.md}.
 *
 * <p>Owned by the one thread that serves the connection.
 */
public final class Conversation {
  private static final int FRAME = 11;

  private final RegisterStore store;
  private final boolean keepAlive;
  private final int mostAtOnce;
  private final boolean padded;
  private final RequestDecoder decoder;
  private final ReceivedText receivedText = new ReceivedText();
  private boolean open = true;
  private boolean answered;

  private WriteAccess writeAccess = WriteAccess.ALL;

  /** A whole frame whose line end has begun: it counts only once that is complete. */
  private @Nullable Request held;

  /**
   * Begins a conversation.
   *
   * @param keepAlive whether more than one exchange is welcome
   */
  public Conversation(RegisterStore store, boolean keepAlive) {
    this(store, ServerRules.DEFAULT.withKeepAlive(keepAlive));
  }

  /** Begins a conversation by the rules of a server. */
  public Conversation(RegisterStore store, ServerRules rules) {
    this(store, rules, Integer.MAX_VALUE);
  }

  /**
   * Begins a conversation with a limit on how far a client may run ahead of its replies.
   *
   * @param mostAtOnce how many frames may be received at once, 1 or more
   */
  public Conversation(RegisterStore store, ServerRules rules, int mostAtOnce) {
    this.store = store;
    this.keepAlive = rules.keepAlive();
    this.padded = rules.padded();
    this.decoder = new RequestDecoder(padded);
    this.mostAtOnce = mostAtOnce;
  }

  /** Says what the client may write from now on; anything until then. */
  public void allow(WriteAccess allowed) {
    writeAccess = allowed;
  }

  /** Returns whether more bytes are welcome. */
  public boolean open() {
    return open;
  }

  /** Returns whether a frame has begun, so that the client is expected to go on at once. */
  public boolean midFrame() {
    return decoder.midFrame();
  }

  /** Takes all bytes of the buffer. */
  public List<Exchange> received(ByteBuffer in) {
    List<Exchange> exchanges = new ArrayList<>(1 + in.remaining() / FRAME);
    while (open && in.hasRemaining()) {
      if (exchanges.size() == mostAtOnce) {
        exchanges.add(last("more than " + mostAtOnce + " frames at once"));
        break;
      }
      int from = in.position();
      DecodeResult<Request> decodeResult = decoder.decode(in);
      receivedText.take(in, from, in.position());
      if (keepAlive) {
        take(decodeResult, exchanges);
      } else {
        takeOnly(decodeResult, in, exchanges);
      }
    }
    in.position(in.limit());
    return exchanges;
  }

  /** Takes that nothing came for as long as the server waits. */
  public List<Exchange> silence() {
    return ended();
  }

  /** Takes that the client finished sending. */
  public List<Exchange> finished() {
    return ended();
  }

  /**
   * Returns what to send for the exchanges that one call returned, in one piece.
   *
   * @param reasons whether a refusal says why; while more replies follow, a line end ends the
   *     reason
   */
  public byte[] replies(List<Exchange> exchanges, boolean reasons) {
    if (padded) {
      return padded(exchanges, reasons);
    }
    if (exchanges.size() == 1 && exchanges.getFirst().reply() instanceof AckReply reply) {
      return Encoder.encode(reply);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length(exchanges, reasons));
    for (int i = 0; i < exchanges.size(); i++) {
      Reply reply = exchanges.get(i).reply();
      bytes.put(encoded(reply, reasons));
      if (reply instanceof ErrorReply && reasons && (open || i < exchanges.size() - 1)) {
        bytes.put((byte) '\n');
      }
    }
    return bytes.position() == bytes.capacity()
        ? bytes.array()
        : Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static byte[] padded(List<Exchange> exchanges, boolean reasons) {
    ByteBuffer bytes = ByteBuffer.allocate(exchanges.size() * PaddedFrame.LENGTH);
    exchanges.forEach(exchange -> bytes.put(PaddedFrame.pad(encoded(exchange.reply(), reasons))));
    return bytes.array();
  }

  private static byte[] encoded(Reply reply, boolean reasons) {
    return Encoder.encode(reply instanceof ErrorReply no && !reasons ? no.withoutReason() : reply);
  }

  /** Ends it with this answer, before anything was received, and returns what to send. */
  public byte[] refused(List<Exchange> answer, boolean reasons) {
    open = false;
    return replies(answer, reasons);
  }

  /** Returns a length that suffices. */
  private static int length(List<Exchange> exchanges, boolean reasons) {
    int length = 0;
    for (Exchange exchange : exchanges) {
      length +=
          exchange.reply() instanceof ErrorReply(String reason) && reasons
              ? reason.length() + "X \n".length()
              : FRAME;
    }
    return length;
  }

  private void take(DecodeResult<Request> decodeResult, List<Exchange> exchanges) {
    switch (decodeResult) {
      case Incomplete<Request> _ -> {}
      case Complete<Request>(Request request) -> exchanges.add(answer(request));
      case Malformed<Request>(_, String reason) -> exchanges.add(last(reason));
    }
  }

  /** One exchange a connection: whatever is there behind the frame spoils it. */
  private void takeOnly(
      DecodeResult<Request> decodeResult, ByteBuffer in, List<Exchange> exchanges) {
    Request whole = held;
    switch (decodeResult) {
      case Complete<Request>(Request request) when whole == null && !in.hasRemaining() ->
          exchanges.add(answer(request));
      case Complete<Request>(Request request) when whole == null -> held = request;
      case Incomplete<Request> _ when whole == null -> {}
      case Incomplete<Request> _ when !decoder.midFrame() -> exchanges.add(answer(whole));
      case Incomplete<Request> _ when decoder.midLineEnd() -> {}
      case Malformed<Request>(_, String reason) when whole == null -> exchanges.add(last(reason));
      case Complete<Request> _, Incomplete<Request> _, Malformed<Request> _ -> {
        receivedText.take(in, in.position(), in.limit());
        exchanges.add(last("bytes behind the frame"));
      }
    }
  }

  private List<Exchange> ended() {
    if (!open) {
      return List.of();
    }
    if (answered && !decoder.midFrame()) {
      open = false;
      return List.of();
    }
    return List.of(last(decoder.progress()));
  }

  private Exchange answer(Request request) {
    answered = true;
    open = keepAlive;
    receivedText.clear();
    Reply reply;
    try {
      reply = carryOut(request);
    } catch (StoreUnavailableException _) {
      // The store tells whoever runs the server why; a client cannot do anything about that.
      reply = ErrorReply.UNAVAILABLE;
    }
    return new Exchange(request, reply);
  }

  private Reply carryOut(Request request) throws StoreUnavailableException {
    return switch (request) {
      case WriteRequest write when !writeAccess.refusal(write).isEmpty() ->
          new ErrorReply(writeAccess.refusal(write));
      case WriteRequest write ->
          store.write(write.device(), write.register(), write.value())
              ? AckReply.of(write)
              : new ErrorReply("no room for another register");
      case ReadRequest read -> {
        OptionalInt value = store.read(read.device(), read.register());
        yield value.isPresent()
            ? new AckReply(read.device(), read.register(), value.getAsInt())
            : new ErrorReply("never written");
      }
    };
  }

  private Exchange last(String reason) {
    open = false;
    return new Exchange(receivedText.drain(), new ErrorReply(reason));
  }
}
