package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** One end of a connection in virtual time. */
sealed class SimConnection extends SimEndpoint implements Connection permits SimSocket {
  private static final Endpoint UNBOUND = new Endpoint(InetAddress.ofLiteral("0.0.0.0"), 0);

  private static final String RESET = "connection reset";

  private final SimHost host;
  private final boolean client;
  private final WaitQueue readers;
  private final WaitQueue writers;
  private final ReceiveQueue receiveQueue = new ReceiveQueue();
  Endpoint local = UNBOUND;
  @Nullable Endpoint remote;
  private @Nullable Pipe out;
  private @Nullable Pipe in;
  private long number;
  private boolean peerFinished;
  private boolean peerReset;
  private boolean finished;
  private boolean closed;

  SimConnection(SimHost host, boolean client) {
    this.host = host;
    this.client = client;
    this.readers = host.world().waitQueue();
    this.writers = host.world().waitQueue();
  }

  /** Joins this end to the other. */
  final void established(long number, Pipe out, Pipe in) {
    this.number = number;
    this.out = out;
    this.in = in;
    in.leadsTo(this);
  }

  /** Gives both directions the faults of the client's host; {@code ordinal} counts there. */
  final void faults(List<FaultSpec> faults, long ordinal, HitListener hits) {
    if (out != null && in != null) {
      out.faults(faults, Direction.UPSTREAM, ordinal, hits);
      in.faults(faults, Direction.DOWNSTREAM, ordinal, hits);
    }
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
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Ranges.timeout(timeout);
    Ranges.slice(buffer, offset, length, 1);
    host.world().throwIfCancelled();
    long deadline = readers.deadline(timeout);
    while (true) {
      Pipe pipe = in;
      if (closed || pipe == null) {
        throw locallyClosed();
      }
      if (!receiveQueue.isEmpty()) {
        int count = receiveQueue.take(buffer, offset, length);
        pipe.read(count);
        return count;
      }
      if (peerReset) {
        throw PeerResetException.receiving(remote, RESET);
      }
      if (peerFinished) {
        return -1;
      }
      if (!readers.await(deadline) && !closed) {
        throw ReceiveTimeoutException.after(remote, Durations.millis(timeout));
      }
    }
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

  @Override
  public void abort() {
    close(true);
  }

  /** Closing with bytes unread breaks the connection, as the operating systems' stacks do. */
  @Override
  public void close() {
    close(!receiveQueue.isEmpty());
  }

  private void close(boolean broken) {
    if (closed) {
      return;
    }
    closed = true;
    Pipe pipe = out;
    if (pipe != null && !peerReset) {
      if (host.network().watched()) {
        host.network().tell(new TrafficEvent.Closed(number, client, broken));
      }
      if (!host.powered()) {
        pipe.silence();
      } else if (broken) {
        pipe.reset();
      } else if (!finished) {
        pipe.end();
      }
    }
    receiveQueue.clear();
    readers.wakeAll();
    writers.wakeAll();
    host.closed(this);
    onClose();
  }

  /** Does what else closing means. */
  void onClose() {}

  final void arrived(byte[] bytes) {
    if (closed) {
      if (out != null && host.powered()) {
        out.reset();
      }
    } else if (!peerReset) {
      receiveQueue.add(bytes);
      readers.wakeOne();
    }
  }

  final void peerFinished() {
    peerFinished = true;
    readers.wakeAll();
  }

  final void peerReset() {
    peerReset = true;
    receiveQueue.clear();
    readers.wakeAll();
    writers.wakeAll();
  }

  final void windowOpened() {
    writers.wakeOne();
  }

  @Override
  public String toString() {
    return local + (remote == null ? "" : " to " + remote);
  }
}
