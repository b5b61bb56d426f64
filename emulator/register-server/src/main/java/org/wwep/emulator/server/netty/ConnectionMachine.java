package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import org.wwep.emulator.server.netty.ConnectionState.Closed;
import org.wwep.emulator.server.netty.ConnectionState.Ended;
import org.wwep.emulator.server.netty.ConnectionState.Flushing;
import org.wwep.emulator.server.netty.ConnectionState.Lingering;
import org.wwep.emulator.server.netty.ConnectionState.Reading;
import org.wwep.emulator.server.netty.ConnectionState.Securing;
import org.wwep.emulator.server.netty.ConnectionState.Storing;
import org.wwep.emulator.server.netty.ConnectionState.Unread;
import org.wwep.net.LingeringClose;
import org.wwep.protocol.server.WriteAccess;

/**
 * The {@linkplain ConnectionState state machine} of one connection: what it makes of each event.
 *
 * <p>Asks its {@link ConnectionConversation} what to answer, and has its {@link ReplyWriter} send
 * it; neither knows of it. Owned by the thread of its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is told where it closes.
final class ConnectionMachine implements LoopContext.Member {
  private final LoopContext loopContext;
  private final DuplexChannel channel;
  private final ReadControl readControl;
  private final ConnectionConversation conversation;
  private final ReplyWriter writer;
  private final DeadlineQueue.Entry deadline = new DeadlineQueue.Entry(this::expired);
  private ConnectionState state = Securing.STATE;
  private boolean finishing;

  ConnectionMachine(
      LoopContext loopContext,
      DuplexChannel channel,
      ReadControl readControl,
      ConnectionConversation conversation,
      ReplyWriter writer) {
    this.loopContext = loopContext;
    this.channel = channel;
    this.readControl = readControl;
    this.conversation = conversation;
    this.writer = writer;
  }

  /** Waits for a handshake. */
  void secure() {
    loopContext.handshake.set(deadline);
  }

  boolean isSecuring() {
    return state instanceof Securing;
  }

  void open(WriteAccess writeAccess) {
    conversation.allow(writeAccess);
    state = Reading.STATE;
    awaitFrame();
  }

  /** Takes what the client sent. */
  void received(ByteBuf in) {
    switch (state) {
      case Reading _, Unread _ -> {
        if (conversation.waits()) {
          if (!writer.isUnread()) {
            deadline.cancel();
          }
          state = new Storing(false);
          readControl.want(false);
          conversation.submit(in, this::stored, channel::close);
        } else {
          answer(conversation.received(in));
        }
      }
      case Storing _ -> conversation.submit(in, this::stored, channel::close);
      case Ended ended -> {
        Ended next = ended.ignoring(in.readableBytes());
        state = next;
        if (next.ignored() > LingeringClose.MOST_IGNORED) {
          close();
        }
      }
      case Securing _, Closed _ -> {}
    }
  }

  /** Sends what the bytes so far are answered, and waits for the next. */
  private void answer(ReplyBatch batch) {
    if (batch.last() || (finishing && !batch.isEmpty())) {
      flush(batch.bytes(), false);
    } else if (send(batch)) {
      awaitFrame();
    }
  }

  /** Sends replies; returns whether the client keeps up with them. */
  private boolean send(ReplyBatch batch) {
    if (!batch.isEmpty()) {
      writer.send(batch.bytes());
      if (!(state instanceof Closed) && !channel.isWritable()) {
        unread();
      }
    }
    return !writer.isUnread() && !(state instanceof Closed);
  }

  private void unread() {
    if (state instanceof Reading) {
      state = Unread.STATE;
    }
    readControl.want(false);
    loopContext.send.set(deadline);
    if (!writer.countUnread()) {
      limited(ServerLimit.UNREAD);
    }
  }

  private void awaitFrame() {
    (conversation.midFrame() ? loopContext.read : loopContext.frame).set(deadline);
  }

  /** The store is done with a piece of input; who is gone by now is not told. */
  private void stored(ReplyBatch batch) {
    if (state instanceof Storing(boolean clientFinished)) {
      boolean more = conversation.hasMore();
      if (batch.last() || (finishing && !batch.isEmpty() && !more)) {
        flush(batch.bytes(), clientFinished);
        return;
      }
      boolean reads = send(batch);
      if (more || !(state instanceof Storing)) {
        return;
      }
      state = reads ? Reading.STATE : Unread.STATE;
      if (clientFinished) {
        clientFinished();
      } else if (reads) {
        readOn();
      }
    }
  }

  private void readOn() {
    if (finishing && conversation.betweenFrames()) {
      flush(ReplyBatch.END.bytes(), false);
    } else {
      awaitFrame();
      // Last: it may read at once.
      readControl.want(true);
    }
  }

  /** Its client has read, or has ceased to: TLS answers key updates by itself. */
  void writabilityChanged() {
    if (!channel.isWritable() && state instanceof Reading) {
      unread();
    } else if (channel.isWritable() && writer.isUnread()) {
      switch (state) {
        case Unread _ -> {
          writer.clearUnread();
          state = Reading.STATE;
          readOn();
        }
        case Storing _ -> {
          writer.clearUnread();
          deadline.cancel();
        }
        case Securing _, Reading _, Ended _, Closed _ -> {}
      }
    }
  }

  /**
   * Takes that the client has finished sending.
   *
   * <p>With TLS the engine may have closed both directions by now; then an answer is told and
   * counted, but does not reach the client, which gets a clean end.
   */
  void clientFinished() {
    switch (state) {
      case Reading _, Unread _ -> flush(conversation.finished().bytes(), true);
      case Storing _ -> state = new Storing(true);
      case Flushing(_, long ignored) -> state = new Flushing(true, ignored);
      case Securing _, Lingering _, Closed _ -> close();
    }
  }

  /** Sends the last, then says the end, and waits for the client to close. */
  void flush(byte[] replies, boolean clientFinished) {
    state = new Flushing(clientFinished, 0);
    ChannelFuture sent = writer.sendLast(replies);
    if (sent.isDone()) {
      flushed();
    } else if (state instanceof Flushing) {
      loopContext.send.set(deadline);
      sent.addListener(_ -> flushed());
    }
    if (!clientFinished && !(state instanceof Closed)) {
      readControl.want(true);
    }
  }

  private void flushed() {
    if (state instanceof Flushing(boolean clientFinished, long ignored)) {
      if (clientFinished) {
        close();
      } else {
        state = new Lingering(ignored);
        loopContext.read.set(deadline);
        writer.finish();
      }
    }
  }

  private void expired() {
    switch (state) {
      case Securing _ -> limited(ServerLimit.HANDSHAKE);
      case Reading _ when readControl.isHeld() -> awaitFrame();
      case Reading _ -> answer(conversation.silence());
      case Unread _, Storing _ -> limited(ServerLimit.SEND);
      case Ended _, Closed _ -> close();
    }
  }

  /** Ends a client that went past a limit. */
  void limited(ServerLimit serverLimit) {
    conversation.limited(serverLimit);
    close();
  }

  @Override
  public void finish() {
    finishing = true;
    switch (state) {
      case Securing _ -> close();
      case Reading _ when conversation.betweenFrames() -> flush(ReplyBatch.END.bytes(), false);
      case Reading _, Unread _, Storing _, Ended _, Closed _ -> {}
    }
  }

  @Override
  public void close() {
    over(); // before it counts as closed
    channel.close();
  }

  /** However it ended. */
  void over() {
    state = Closed.STATE;
    deadline.cancel();
    writer.clearUnread();
  }
}
