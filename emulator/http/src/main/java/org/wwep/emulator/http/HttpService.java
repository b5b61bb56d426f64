package org.wwep.emulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wwep.net.Endpoint;

/**
 * A port that answers HTTP/1.1.
 *
 * <p><b>Shape</b>: one thread for all connections, and a virtual thread for each request, so that
 * who answers may wait. Requests on one connection are answered one after the other. Closing it
 * ends what is being answered and frees the port.
 *
 * <p><b>Errors</b>: every request gets an answer, one that is no HTTP too: 400 for what cannot be
 * read, 403 for another site's page, 413 for a body that is too long, 500 for a defect of who
 * answers, 503 for one connection too many. Who is too slow is let go.
 */
public final class HttpService implements AutoCloseable {
  private static final long ENDING_SECONDS = 5;

  /**
   * What the system takes for a reader who does not read: left to itself it takes megabytes, and
   * forty such readers of a feed would have them made for nobody.
   */
  private static final int MOST_UNSENT = 64 << 10;

  private final EventLoopGroup group;
  private final ExecutorService requests;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listener;

  private HttpService(Endpoint local, String name, HttpLimits limits, HttpHandler handler)
      throws IOException {
    group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    requests = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    SiteCheck sites = new SiteCheck(local.address());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.SO_SNDBUF, MOST_UNSENT)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    boolean full = connections.size() >= limits.connections();
                    connections.add(channel);
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpServerExpectContinueHandler(),
                            new HttpConnection(handler, sites, limits, requests, full));
                  }
                });
    try {
      listener =
          bootstrap.bind(new InetSocketAddress(local.address(), local.port())).sync().channel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
      throw new IOException("interrupted", e);
    } catch (Exception e) {
      end();
      // Netty throws what the system call threw, without declaring it.
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  /**
   * Starts to answer.
   *
   * @param local where; port 0 takes a free one
   * @param name begins the names of its threads
   * @throws IOException if the port is not available
   */
  public static HttpService start(Endpoint local, String name, HttpHandler handler)
      throws IOException {
    return start(local, name, HttpLimits.DEFAULT, handler);
  }

  /** Starts to answer with limits of one's own. */
  public static HttpService start(
      Endpoint local, String name, HttpLimits limits, HttpHandler handler) throws IOException {
    return new HttpService(local, name, limits, handler);
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    InetSocketAddress address = (InetSocketAddress) listener.localAddress();
    return new Endpoint(address.getAddress(), address.getPort());
  }

  private void end() {
    requests.shutdownNow();
    group
        .shutdownGracefully(0, 1, TimeUnit.SECONDS)
        .awaitUninterruptibly(ENDING_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    listener.close().awaitUninterruptibly(ENDING_SECONDS, TimeUnit.SECONDS);
    connections.close().awaitUninterruptibly(ENDING_SECONDS, TimeUnit.SECONDS);
    end();
  }
}
