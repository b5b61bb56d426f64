package org.wwep.emulator.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;

/** A stack with which an accept returns when the test says so, whatever has happened since. */
final class SlowListener implements NetworkStack {
  private final HostStack stack = new HostStack();
  private final CountDownLatch accepted = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final boolean cancelled;

  /** Lets the accepting task know, or not, that it was cancelled meanwhile. */
  SlowListener(boolean cancelled) {
    this.cancelled = cancelled;
  }

  void awaitAccepted() throws InterruptedException {
    accepted.await();
  }

  void goOn() {
    goOn.countDown();
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    TcpListener real = stack.listen(local);
    return new TcpListener() {
      @Override
      public Endpoint local() {
        return real.local();
      }

      @Override
      public Connection accept(Duration timeout) throws LinkException, InterruptedException {
        Connection connection = real.accept(timeout);
        accepted.countDown();
        boolean interrupted = false;
        while (goOn.getCount() > 0) {
          try {
            goOn.await();
          } catch (InterruptedException _) {
            interrupted = true;
          }
        }
        interrupted |= Thread.interrupted();
        if (interrupted && cancelled) {
          Thread.currentThread().interrupt();
        }
        return connection;
      }

      @Override
      public void close() {
        real.close();
      }
    };
  }

  @Override
  public void join(Duration timeout) {}

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TcpSocket socket() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    stack.close();
  }
}
