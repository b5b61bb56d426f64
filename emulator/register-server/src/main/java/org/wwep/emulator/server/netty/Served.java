package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.server.Access;

/**
 * Serves one connection from first byte to close; {@link SocketEvents} says what happens to it.
 *
 * <p>What is answered is {@link Answering}'s; this is the connection's course: securing, open,
 * leaving, over. Owned by the thread of its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is told where it closes.
final class Served {
  private final Serving serving;
  private final Loop loop;
  private final DuplexChannel channel;
  private final InetSocketAddress peer;
  private final @Nullable SslHandler tls;
  private final @Nullable Limit refusal;
  private final Deadlines.Entry deadline = new Deadlines.Entry(this::expired);
  private final Outbox outbox;
  private final Answering answering;
  private final Departure departure;
  private Stage stage = Stage.SECURING;
  private boolean last;
  private boolean finished;

  Served(
      Serving serving,
      Loop loop,
      DuplexChannel channel,
      InetSocketAddress peer,
      @Nullable SslHandler tls,
      @Nullable Limit refusal) {
    this.serving = serving;
    this.loop = loop;
    this.channel = channel;
    this.peer = peer;
    this.tls = tls;
    this.refusal = refusal;
    this.outbox = new Outbox(serving, channel, tls);
    this.answering = new Answering(serving, channel, peer, tls == null ? "open" : "tls", this);
    this.departure = new Departure(loop, channel, outbox, deadline, this);
  }

  boolean isOpen() {
    return stage == Stage.OPEN;
  }

  boolean isLeaving() {
    return stage == Stage.LEAVING;
  }

  boolean clientHasFinished() {
    return finished;
  }

  /** It is in its loop's care from here on. */
  void added() {
    loop.add(this);
  }

  /** Begins, now that it is connected. */
  void connected() {
    if (refusal != null) {
      refuse(refusal);
    } else if (tls != null) {
      loop.handshake.set(deadline);
    } else {
      open(Certified.access(serving.settings().writes(), List.of()));
    }
  }

  private void open(Access access) {
    answering.allow(access);
    stage = Stage.OPEN;
    await();
  }

  /** Before a handshake there is no way to say it that a TLS client would understand. */
  private void refuse(Limit limit) {
    serving.warnings().past(limit, peer.getAddress().getHostAddress());
    byte[] told = answering.refused(limit);
    if (tls != null) {
      end();
      return;
    }
    stage = Stage.OPEN;
    send(told, true);
  }

  /** Takes what the client sent. */
  void received(ByteBuf in) {
    switch (stage) {
      case OPEN -> answering.received(in);
      case LEAVING -> departure.received(in);
      case SECURING, OVER -> {}
    }
  }

  /** Sends replies; {@code goodbye} if nothing is to follow them. */
  void send(byte[] replies, boolean goodbye) {
    if (goodbye || last) {
      leave(outbox.sendLast(replies));
      return;
    }
    outbox.send(replies);
    if (stage == Stage.OPEN && !channel.isWritable()) {
      unread();
    } else if (stage == Stage.OPEN && !answering.lent()) {
      await();
    }
  }

  /** Waits for the next bytes, for as long as these may take. */
  void await() {
    (answering.betweenFrames() ? loop.idle : loop.read).set(deadline);
  }

  /** Waits for no bytes, since those that came are being worked on. */
  void restless() {
    deadline.cancel();
  }

  /** Reads again, unless its client has replies to read first. */
  void readOn() {
    if (!outbox.isUnread()) {
      channel.config().setAutoRead(true);
    }
  }

  /** Its client does not read: nothing more is taken from it until it does. */
  private void unread() {
    channel.config().setAutoRead(false);
    loop.send.set(deadline);
    if (!outbox.count()) {
      limited(Limit.UNREAD);
    }
  }

  /** Its client has read, or has ceased to. */
  void writabilityChanged() {
    if (stage == Stage.OPEN && channel.isWritable() && outbox.isUnread()) {
      outbox.giveBack();
      if (!answering.lent()) {
        channel.config().setAutoRead(true);
        await();
      }
    }
  }

  void leaveWithoutAnswer() {
    leave(outbox.sent());
  }

  private void leave(ChannelFuture sent) {
    stage = Stage.LEAVING;
    departure.begin(sent);
  }

  private void expired() {
    switch (stage) {
      case SECURING -> limited(Limit.HANDSHAKE);
      case OPEN -> {
        if (outbox.isUnread()) {
          limited(Limit.SEND);
        } else {
          answering.silence();
        }
      }
      case LEAVING, OVER -> end();
    }
  }

  private void limited(Limit limit) {
    serving.warnings().past(limit, peer.getAddress().getHostAddress());
    end();
  }

  /** The handshake is over, one way or the other. */
  void secured(SslHandshakeCompletionEvent handshake) {
    if (tls == null || (handshake.isSuccess() && stage != Stage.SECURING)) {
      return;
    }
    Access access = Certified.access(serving, tls.engine(), peer, handshake);
    if (access == null) {
      end();
    } else {
      open(access);
    }
  }

  /**
   * Takes that the client has finished sending.
   *
   * <p>With TLS the engine may have closed both directions by now; then an answer is told and
   * counted, but does not reach the client, which gets a clean end.
   */
  void clientFinished() {
    boolean first = !finished;
    finished = true;
    switch (stage) {
      case OPEN -> {
        if (first) {
          answering.finished();
        }
      }
      case SECURING, LEAVING, OVER -> end();
    }
  }

  /** Finishes what was begun, for the server closes. */
  void leave() {
    last = true;
    switch (stage) {
      case OPEN -> {
        if (!answering.lent() && !outbox.isUnread() && answering.betweenFrames()) {
          leaveWithoutAnswer();
        }
      }
      case SECURING -> end();
      case LEAVING, OVER -> {}
    }
  }

  /** Closes the connection. */
  void end() {
    over(); // before it counts as closed
    channel.close();
  }

  /** However it ended. */
  void removed() {
    over();
    loop.remove(this);
  }

  private void over() {
    stage = Stage.OVER;
    deadline.cancel();
    outbox.giveBack();
  }
}
