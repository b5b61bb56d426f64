package org.wwep.net.tls;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/** A stack whose every connection is secured, so that the contract can be held against TLS. */
final class TlsStack implements NetworkStack {
  private static final Duration FOREVER = Duration.ofDays(1);

  private final Rtos rtos;
  private final Tls tls;
  private final HostStack raw = new HostStack();
  private final Set<Object> open = ConcurrentHashMap.newKeySet();

  TlsStack(Rtos rtos, Tls tls) {
    this.rtos = rtos;
    this.tls = tls;
  }

  int openSockets() {
    return open.size();
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    raw.join(timeout);
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return raw.resolveAll(host, timeout);
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return new Socket(raw.socket());
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    return new Listener(raw.listen(local));
  }

  @Override
  public void close() {
    raw.close();
  }

  /** A socket that is secured as soon as it is connected. */
  private final class Socket implements TcpSocket {
    private final TcpSocket plain;
    private @Nullable Connection connected;

    Socket(TcpSocket plain) {
      this.plain = plain;
      open.add(this);
    }

    private Connection now() {
      return connected == null ? plain : connected;
    }

    @Override
    public void bind(int port) throws LinkException {
      plain.bind(port);
    }

    @Override
    public void connect(Endpoint remote, Duration timeout)
        throws LinkException, InterruptedException {
      plain.connect(remote, timeout);
      connected = tls.connect(plain, TlsTestPeers.trusting(), timeout);
    }

    @Override
    public void send(byte[] bytes, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      now().send(bytes, offset, length, timeout);
    }

    @Override
    public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      return now().sendSome(bytes, offset, length, timeout);
    }

    @Override
    public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
      return now().sendable(timeout);
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      return now().receive(buffer, offset, length, timeout);
    }

    @Override
    public void shutdownOutput() throws LinkException {
      now().shutdownOutput();
    }

    @Override
    public Endpoint remote() {
      return now().remote();
    }

    @Override
    public Endpoint local() {
      return now().local();
    }

    @Override
    public void abort() {
      open.remove(this);
      now().abort();
    }

    @Override
    public void close() {
      open.remove(this);
      now().close();
    }
  }

  /** A listener that shakes hands in a task of its own, since both ends are needed for that. */
  private final class Listener implements TcpListener {
    private final TcpListener plain;
    private final Mailbox<Connection> secured = rtos.mailbox();

    Listener(TcpListener plain) {
      this.plain = plain;
      open.add(this);
      rtos.spawn("tls-accept", this::work);
    }

    private void work() throws InterruptedException {
      try {
        while (true) {
          secured.post(
              tls.accept(plain.accept(FOREVER), TlsTestPeers.serving(), TlsTestPeers.LONG));
        }
      } catch (LocallyClosedException e) {
        return;
      } catch (LinkException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Endpoint local() {
      return plain.local();
    }

    @Override
    public Connection accept(Duration timeout) throws LinkException, InterruptedException {
      return secured
          .take(timeout)
          .orElseThrow(() -> new ReceiveTimeoutException("nobody within " + timeout));
    }

    @Override
    public void close() {
      open.remove(this);
      plain.close();
    }
  }
}
