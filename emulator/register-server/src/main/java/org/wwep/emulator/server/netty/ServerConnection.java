package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.server.WriteAccess;

/**
 * Serves one connection from first byte to close; {@link ConnectionHandler} says what happens to
 * it.
 *
 * <p>What is answered is {@link RequestProcessor}'s; this is the connection's course: securing,
 * open, leaving, over. Owned by the thread of its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is told where it closes.
final class ServerConnection {
  private final ServerContext serverContext;
  private final LoopContext loopContext;
  private final DuplexChannel channel;
  private final InetSocketAddress peer;
  private final @Nullable SslHandler tls;
  private final @Nullable ServerLimit refusal;
  private final DeadlineQueue.Entry deadline = new DeadlineQueue.Entry(this::expired);
  private final WriteBuffer writeBuffer;
  private final RequestProcessor requestProcessor;
  private final GracefulClose gracefulClose;
  private ConnectionState connectionState = ConnectionState.SECURING;
  private boolean last;
  private boolean finished;

  ServerConnection(
      ServerContext serverContext,
      LoopContext loopContext,
      DuplexChannel channel,
      InetSocketAddress peer,
      @Nullable SslHandler tls,
      @Nullable ServerLimit refusal) {
    this.serverContext = serverContext;
    this.loopContext = loopContext;
    this.channel = channel;
    this.peer = peer;
    this.tls = tls;
    this.refusal = refusal;
    this.writeBuffer = new WriteBuffer(serverContext, channel, tls);
    this.requestProcessor =
        new RequestProcessor(serverContext, channel, peer, tls == null ? "open" : "tls", this);
    this.gracefulClose = new GracefulClose(loopContext, channel, writeBuffer, deadline, this);
  }

  boolean isOpen() {
    return connectionState == ConnectionState.OPEN;
  }

  boolean isLeaving() {
    return connectionState == ConnectionState.LEAVING;
  }

  boolean clientHasFinished() {
    return finished;
  }

  /** It is in its loop's care from here on. */
  void added() {
    loopContext.add(this);
  }

  /** Begins, now that it is connected. */
  void connected() {
    if (refusal != null) {
      refuse(refusal);
    } else if (tls != null) {
      loopContext.handshake.set(deadline);
    } else {
      open(CertificateAuthorizer.access(serverContext.settings().writes(), List.of()));
    }
  }

  private void open(WriteAccess writeAccess) {
    requestProcessor.allow(writeAccess);
    connectionState = ConnectionState.OPEN;
    await();
  }

  /** Before a handshake there is no way to say it that a TLS client would understand. */
  private void refuse(ServerLimit serverLimit) {
    serverContext.warnings().past(serverLimit, peer.getAddress().getHostAddress());
    byte[] told = requestProcessor.refused(serverLimit);
    if (tls != null) {
      end();
      return;
    }
    connectionState = ConnectionState.OPEN;
    send(told, true);
  }

  /** Takes what the client sent. */
  void received(ByteBuf in) {
    switch (connectionState) {
      case OPEN -> requestProcessor.received(in);
      case LEAVING -> gracefulClose.received(in);
      case SECURING, OVER -> {}
    }
  }

  /** Sends replies; {@code goodbye} if nothing is to follow them. */
  void send(byte[] replies, boolean goodbye) {
    if (goodbye || last) {
      leave(writeBuffer.sendLast(replies));
      return;
    }
    writeBuffer.send(replies);
    if (connectionState == ConnectionState.OPEN && !channel.isWritable()) {
      unread();
    } else if (connectionState == ConnectionState.OPEN && !requestProcessor.lent()) {
      await();
    }
  }

  /** Waits for the next bytes, for as long as these may take. */
  void await() {
    (requestProcessor.betweenFrames() ? loopContext.idle : loopContext.read).set(deadline);
  }

  /** Waits for no bytes, since those that came are being worked on. */
  void restless() {
    deadline.cancel();
  }

  /** Reads again, unless its client has replies to read first. */
  void readOn() {
    if (!writeBuffer.isUnread()) {
      channel.config().setAutoRead(true);
    }
  }

  /** Its client does not read: nothing more is taken from it until it does. */
  private void unread() {
    channel.config().setAutoRead(false);
    loopContext.send.set(deadline);
    if (!writeBuffer.count()) {
      limited(ServerLimit.UNREAD);
    }
  }

  /** Its client has read, or has ceased to. */
  void writabilityChanged() {
    if (connectionState == ConnectionState.OPEN && channel.isWritable() && writeBuffer.isUnread()) {
      writeBuffer.giveBack();
      if (!requestProcessor.lent()) {
        channel.config().setAutoRead(true);
        await();
      }
    }
  }

  void leaveWithoutAnswer() {
    leave(writeBuffer.sent());
  }

  private void leave(ChannelFuture sent) {
    connectionState = ConnectionState.LEAVING;
    gracefulClose.begin(sent);
  }

  private void expired() {
    switch (connectionState) {
      case SECURING -> limited(ServerLimit.HANDSHAKE);
      case OPEN -> {
        if (writeBuffer.isUnread()) {
          limited(ServerLimit.SEND);
        } else {
          requestProcessor.silence();
        }
      }
      case LEAVING, OVER -> end();
    }
  }

  private void limited(ServerLimit serverLimit) {
    serverContext.warnings().past(serverLimit, peer.getAddress().getHostAddress());
    end();
  }

  /** The handshake is over, one way or the other. */
  void secured(SslHandshakeCompletionEvent handshake) {
    if (tls == null || (handshake.isSuccess() && connectionState != ConnectionState.SECURING)) {
      return;
    }
    WriteAccess writeAccess =
        CertificateAuthorizer.access(serverContext, tls.engine(), peer, handshake);
    if (writeAccess == null) {
      end();
    } else {
      open(writeAccess);
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
    switch (connectionState) {
      case OPEN -> {
        if (first) {
          requestProcessor.finished();
        }
      }
      case SECURING, LEAVING, OVER -> end();
    }
  }

  /** Finishes what was begun, for the server closes. */
  void leave() {
    last = true;
    switch (connectionState) {
      case OPEN -> {
        if (!requestProcessor.lent()
            && !writeBuffer.isUnread()
            && requestProcessor.betweenFrames()) {
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
    loopContext.remove(this);
  }

  private void over() {
    connectionState = ConnectionState.OVER;
    deadline.cancel();
    writeBuffer.giveBack();
  }
}
