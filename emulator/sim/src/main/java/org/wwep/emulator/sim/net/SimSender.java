package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.SendTimeoutException;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/**
 * What one end of a connection sends, and where it stands. A superclass of that end and no object
 * of its own: a simulation has many connections.
 */
abstract sealed class SimSender extends SimEndpoint implements Connection permits SimConnection {
  private static final Endpoint UNBOUND = new Endpoint(InetAddress.ofLiteral("0.0.0.0"), 0);

  static final String RESET = "connection reset";

  final SimHost host;
  final boolean client;
  final WaitQueue writers;
  private final int hash;
  Endpoint local = UNBOUND;
  @Nullable Endpoint remote;
  @Nullable Pipe out;
  long number;
  boolean peerReset;
  boolean finished;
  boolean closed;

  SimSender(SimHost host, boolean client) {
    this.host = host;
    this.client = client;
    this.writers = host.world().waitQueue();
    this.hash = host.network().nextEnd();
  }

  final SimHost host() {
    return host;
  }

  final boolean isClient() {
    return client;
  }

  final long number() {
    return number;
  }

  final boolean isClosed() {
    return closed;
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Ranges.timeout(timeout);
    Ranges.slice(bytes, offset, length, 0);
    host.world().throwIfCancelled();
    long deadline = writers.deadline(timeout);
    for (int done = 0; ; ) {
      Pipe pipe = sending();
      if (done == length) {
        return;
      }
      if (pipe.room() > 0) {
        done += segment(pipe, bytes, offset + done, length - done);
      } else if (!writers.await(deadline) && !closed) {
        throw SendTimeoutException.after(remote, done, length, Durations.millis(timeout));
      }
    }
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Ranges.slice(bytes, offset, length, 1);
    if (!sendable(timeout)) {
      throw new SendTimeoutException(
          "%s took nothing within %s".formatted(remote, Durations.millis(timeout)));
    }
    int done = 0;
    for (Pipe pipe = sending(); done < length && pipe.room() > 0; ) {
      done += segment(pipe, bytes, offset + done, length - done);
    }
    return done;
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    Ranges.timeout(timeout);
    host.world().throwIfCancelled();
    long deadline = writers.deadline(timeout);
    while (sending().room() == 0) {
      if (!writers.await(deadline) && !closed) {
        return sending().room() > 0;
      }
    }
    // It only looked: who waits to send is still to be woken.
    writers.wakeOne();
    return true;
  }

  /** Sends one segment of the bytes; there is room. Returns how many were taken. */
  private int segment(Pipe pipe, byte[] bytes, int offset, int length) {
    int most = Math.min(host.network().link().segment(), pipe.room());
    int part = Math.min(length, most);
    byte[] segment = Arrays.copyOfRange(bytes, offset, offset + part);
    if (host.network().watched()) {
      host.network().tell(new TrafficEvent.Sent(number, client, ByteBuffer.wrap(segment)));
    }
    pipe.data(segment);
    return part;
  }

  @Override
  public int room() {
    return closed || out == null || finished || peerReset ? 0 : out.room();
  }

  private Pipe sending() throws LinkException {
    Pipe pipe = out;
    if (closed || pipe == null || finished) {
      throw locallyClosed();
    }
    if (peerReset) {
      throw PeerResetException.sending(remote, RESET);
    }
    return pipe;
  }

  @Override
  public void shutdownOutput() throws LinkException {
    Pipe pipe = out;
    if (closed || pipe == null) {
      throw locallyClosed();
    }
    if (peerReset) {
      throw PeerResetException.sending(remote, RESET);
    }
    if (!finished) {
      finished = true;
      pipe.end();
      writers.wakeAll();
    }
  }

  final LocallyClosedException locallyClosed() {
    return LocallyClosedException.connection(remote, closed);
  }

  @Override
  public Endpoint remote() {
    return Endpoint.ofPeer(remote);
  }

  @Override
  public Endpoint local() {
    return local;
  }

  /**
   * Its number: the one that Java would make up at the first question is dear, and never the same.
   */
  @Override
  public final int hashCode() {
    return hash;
  }

  final void windowOpened() {
    writers.wakeOne();
  }
}
