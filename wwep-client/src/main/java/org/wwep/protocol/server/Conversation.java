package org.wwep.protocol.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.Acknowledged;
import org.wwep.protocol.Decoding;
import org.wwep.protocol.Decoding.Complete;
import org.wwep.protocol.Decoding.Incomplete;
import org.wwep.protocol.Decoding.Malformed;
import org.wwep.protocol.Encoder;
import org.wwep.protocol.ReadRequest;
import org.wwep.protocol.Refused;
import org.wwep.protocol.Reply;
import org.wwep.protocol.Request;
import org.wwep.protocol.RequestDecoder;
import org.wwep.protocol.WriteRequest;

/**
 * What the server answers on one connection, without any I/O: bytes in, exchanges out.
 *
 * <p><b>Shape</b>: tell it what was {@link #received}, that there was {@link #silence} for the
 * patience it asked for, or that the client {@link #finished} sending; send the replies; close once
 * it is no longer {@link #open}. <b>Source</b>: {@code docs/reference/protocol.md}.
 *
 * <p>Owned by the one thread that serves the connection.
 */
public final class Conversation {
  private final RegisterStore store;
  private final boolean keepAlive;
  private final RequestDecoder decoder = new RequestDecoder();
  private final Received received = new Received();
  private boolean open = true;
  private boolean answered;

  /** A whole frame whose line end has begun: it counts only once that is complete. */
  private @Nullable Request held;

  /**
   * Begins a conversation.
   *
   * @param keepAlive whether more than one exchange is welcome
   */
  public Conversation(RegisterStore store, boolean keepAlive) {
    this.store = store;
    this.keepAlive = keepAlive;
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
    List<Exchange> exchanges = new ArrayList<>();
    while (open && in.hasRemaining()) {
      int from = in.position();
      Decoding<Request> decoding = decoder.decode(in);
      received.take(in, from, in.position());
      if (keepAlive) {
        take(decoding, exchanges);
      } else {
        takeOnly(decoding, in, exchanges);
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < exchanges.size(); i++) {
      Reply reply = exchanges.get(i).reply();
      if (reply instanceof Refused refused && !reasons) {
        reply = refused.withoutReason();
      }
      bytes.writeBytes(Encoder.encode(reply));
      if (reply instanceof Refused && reasons && (open || i < exchanges.size() - 1)) {
        bytes.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  private void take(Decoding<Request> decoding, List<Exchange> exchanges) {
    switch (decoding) {
      case Incomplete<Request> _ -> {}
      case Complete<Request>(Request request) -> exchanges.add(answer(request));
      case Malformed<Request>(_, String reason) -> exchanges.add(last(reason));
    }
  }

  /** One exchange a connection: whatever is there behind the frame spoils it. */
  private void takeOnly(Decoding<Request> decoding, ByteBuffer in, List<Exchange> exchanges) {
    Request whole = held;
    switch (decoding) {
      case Complete<Request>(Request request) when whole == null && !in.hasRemaining() ->
          exchanges.add(answer(request));
      case Complete<Request>(Request request) when whole == null -> held = request;
      case Incomplete<Request> _ when whole == null -> {}
      case Incomplete<Request> _ when !decoder.midFrame() -> exchanges.add(answer(whole));
      case Incomplete<Request> _ when decoder.midLineEnd() -> {}
      case Malformed<Request>(_, String reason) when whole == null -> exchanges.add(last(reason));
      case Complete<Request> _, Incomplete<Request> _, Malformed<Request> _ -> {
        received.take(in, in.position(), in.limit());
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
    received.drain();
    Reply reply;
    try {
      reply = carryOut(request);
    } catch (StoreUnavailable _) {
      // The store tells whoever runs the server why; a client cannot do anything about that.
      reply = new Refused("store unavailable");
    }
    return new Exchange(request.frame(), reply);
  }

  private Reply carryOut(Request request) throws StoreUnavailable {
    return switch (request) {
      case WriteRequest write ->
          store.write(write.device(), write.register(), write.value())
              ? Acknowledged.of(write)
              : new Refused("no room for another register");
      case ReadRequest read -> {
        OptionalInt value = store.read(read.device(), read.register());
        yield value.isPresent()
            ? new Acknowledged(read.device(), read.register(), value.getAsInt())
            : new Refused("never written");
      }
    };
  }

  private Exchange last(String reason) {
    open = false;
    return new Exchange(received.drain(), new Refused(reason));
  }
}
