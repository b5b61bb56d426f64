package org.wwep.net.host;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.value.Ranges;

/**
 * The operating system's own network.
 *
 * <p><b>Shape</b>: any thread, virtual or not. The machine is on its network already, so {@link
 * #join} returns at once. A socket that waits takes two file descriptors more while it does.
 *
 * <p>A client's socket looks for an answer for 50 µs before it waits, if there is more than one
 * processor and the stack is not {@linkplain #ofMany of many devices}.
 *
 * <p><b>Units</b>: timeouts are rounded up to whole milliseconds.
 *
 * <p><b>Errors</b>: what the operating system says becomes the one kind of {@link LinkException}
 * that fits; its own words stay in the cause. A resolver that hangs is left on its daemon thread.
 */
public final class HostStack implements NetworkStack {
  private static final System.Logger LOG = System.getLogger(HostStack.class.getName());

  private final OpenSockets sockets;
  private final HostResolver resolver;
  private volatile boolean closed;

  /** Makes a stack with nothing open. */
  public HostStack() {
    this(InetAddress::getAllByName);
  }

  HostStack(HostResolver.Lookup lookup) {
    this(lookup, new OpenSockets(() -> Runtime.getRuntime().availableProcessors(), null));
  }

  private HostStack(HostResolver.Lookup lookup, OpenSockets sockets) {
    this.resolver = new HostResolver(lookup);
    this.sockets = sockets;
  }

  /**
   * Makes a stack of many devices: none of them keeps a processor busy looking for its answer.
   *
   * @param source the address of this machine that they connect from, or null for the system's
   *     choice
   */
  public static HostStack ofMany(@Nullable InetAddress source) {
    return new HostStack(InetAddress::getAllByName, new OpenSockets(() -> 1, source));
  }

  /** Returns at once: the operating system joined before this program started. */
  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    Ranges.timeout(timeout);
    ChannelWaiter.throwIfCancelled();
    if (closed) {
      throw new JoinFailedException("the stack was closed");
    }
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return resolver.resolve(host, timeout);
  }

  @Override
  public Optional<InetAddress> ownAddress() {
    return HostAddress.find();
  }

  @Override
  public TcpSocket socket() throws LinkException {
    SocketChannel channel;
    HostSocket socket;
    try {
      channel = SocketChannel.open();
    } catch (IOException e) {
      throw HostErrors.noSocket(e);
    }
    try {
      socket = new HostSocket(channel, sockets);
    } catch (IOException e) {
      drop(channel);
      throw HostErrors.noSocket(e);
    }
    sockets.add(socket.waits);
    return socket;
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    ServerSocketChannel channel;
    HostListener listener;
    try {
      // An IPv4 address on a dual-stack socket would be reported as an IPv6 one.
      channel =
          ServerSocketChannel.open(
              local.address() instanceof Inet4Address
                  ? StandardProtocolFamily.INET
                  : StandardProtocolFamily.INET6);
    } catch (IOException e) {
      throw HostErrors.noSocket(e);
    }
    try {
      listener = new HostListener(channel, local, sockets);
    } catch (IOException e) {
      drop(channel);
      throw BindFailedException.at(local, e);
    }
    sockets.add(listener.waits);
    return listener;
  }

  private static void drop(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(DEBUG, "a channel did not close", e);
    }
  }

  /** Counts the sockets and listeners that are not closed yet. */
  public int openSockets() {
    return sockets.count();
  }

  /** Closes every socket and listener, and ends every wait; never throws, may be called twice. */
  @Override
  public void close() {
    closed = true;
    sockets.close();
    resolver.close();
  }
}
