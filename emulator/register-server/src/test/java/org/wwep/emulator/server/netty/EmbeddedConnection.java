package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;

/** The server's own handler for a connection, without a socket: millions of them in a minute. */
final class EmbeddedConnection extends EmbeddedChannel implements DuplexChannel {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(Endpoint.loopback(0).address(), 1);

  private boolean finished;

  /** Returns a connection whose client has sent nothing yet. */
  static EmbeddedConnection open(
      RegisterStore store, TransactionLog transactionLog, boolean keepAlive) {
    EmbeddedConnection channel = new EmbeddedConnection();
    begin(channel, store, transactionLog, keepAlive);
    return channel;
  }

  private static LoopContext begin(
      EmbeddedConnection channel,
      RegisterStore store,
      TransactionLog transactionLog,
      boolean keepAlive) {
    // Without a look at what native libraries there are: those are no concern of this.
    NettySettings settings =
        new NettySettings(
            ServerSettings.at(Endpoint.loopback(0)).withKeepAlive(keepAlive),
            null,
            ServerLimits.DEFAULT,
            WritePolicy.ALL,
            Transport.NIO,
            1,
            Duration.ZERO);
    ServerContext serverContext =
        new ServerContext(
            settings,
            store,
            transactionLog,
            ServerMetrics.NONE,
            new LimitWarnings(ServerMetrics.NONE),
            new ConnectionLimiter(1, 1),
            Runnable::run,
            new AtomicLong());
    LoopContext loopContext = new LoopContext(channel.eventLoop(), settings, new BacklogQueue());
    channel
        .pipeline()
        .addLast(
            new ConnectionHandler(
                serverContext,
                loopContext,
                channel,
                new ReadControl(channel),
                PEER,
                null,
                null,
                null));
    channel.pipeline().fireChannelActive();
    return loopContext;
  }

  /** Returns all that is answered to these pieces and the end behind them. */
  static String answer(
      RegisterStore store, TransactionLog transactionLog, boolean keepAlive, List<byte[]> pieces) {
    EmbeddedConnection channel = new EmbeddedConnection();
    LoopContext loopContext = begin(channel, store, transactionLog, keepAlive);
    for (byte[] piece : pieces) {
      if (channel.isOpen()) {
        channel.writeInbound(Unpooled.wrappedBuffer(piece));
      }
    }
    if (channel.isOpen()) {
      channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }
    StringBuilder answer = new StringBuilder();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      answer.append(out.toString(ISO_8859_1));
      out.release();
    }
    loopContext.close();
    channel.runPendingTasks();
    if (!channel.finished && channel.isOpen()) {
      throw new AssertionError("the connection was not ended");
    }
    return answer.toString();
  }

  @Override
  public boolean isInputShutdown() {
    return false;
  }

  @Override
  public ChannelFuture shutdownInput() {
    return newSucceededFuture();
  }

  @Override
  public ChannelFuture shutdownInput(ChannelPromise promise) {
    return promise.setSuccess();
  }

  @Override
  public boolean isOutputShutdown() {
    return finished;
  }

  @Override
  public ChannelFuture shutdownOutput() {
    finished = true;
    return newSucceededFuture();
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    finished = true;
    return promise.setSuccess();
  }

  @Override
  public boolean isShutdown() {
    return finished;
  }

  @Override
  public ChannelFuture shutdown() {
    finished = true;
    return newSucceededFuture();
  }

  @Override
  public ChannelFuture shutdown(ChannelPromise promise) {
    finished = true;
    return promise.setSuccess();
  }
}
