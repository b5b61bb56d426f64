package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.Arrival;
import org.wwep.net.LinkException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.rtos.EventSource;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** One end of a connection in virtual time: what it receives, and how it ends. */
sealed class SimConnection extends SimSender permits SimSocket {
  private final WaitQueue readers;
  private final ReceiveQueue receiveQueue = new ReceiveQueue();
  private @Nullable Pipe in;
  private boolean peerFinished;

  SimConnection(SimHost host, boolean client) {
    super(host, client);
    this.readers = host.world().waitQueue();
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

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Ranges.timeout(timeout);
    Ranges.slice(buffer, offset, length, 1);
    host.world().throwIfCancelled();
    awaitArrival(timeout);
    if (receiveQueue.isEmpty()) {
      return -1;
    }
    int count = receiveQueue.take(buffer, offset, length);
    read(count);
    return count;
  }

  @Override
  public byte @Nullable [] receive(int most, Duration timeout)
      throws LinkException, InterruptedException {
    Ranges.timeout(timeout);
    Ranges.atLeast("bytes to receive", most, 1);
    host.world().throwIfCancelled();
    awaitArrival(timeout);
    return next(most);
  }

  /** Waits for bytes or the end. */
  private void awaitArrival(Duration timeout) throws LinkException, InterruptedException {
    long deadline = readers.deadline(timeout);
    while (!hasArrival()) {
      if (!readers.await(deadline) && !closed) {
        throw ReceiveTimeoutException.after(remote, Durations.millis(timeout));
      }
    }
  }

  /** Returns whether there are bytes, or the end has come. */
  final boolean hasArrival() throws LinkException {
    if (closed || in == null) {
      throw locallyClosed();
    }
    if (!receiveQueue.isEmpty()) {
      return true;
    }
    if (peerReset) {
      throw PeerResetException.receiving(remote, RESET);
    }
    return peerFinished;
  }

  /** Returns the bytes that have come, or null at the end; {@link #hasArrival} is so. */
  final byte @Nullable [] next(int most) {
    if (receiveQueue.isEmpty()) {
      return null;
    }
    byte[] bytes = receiveQueue.take(most);
    read(bytes.length);
    return bytes;
  }

  private void read(int count) {
    Pipe pipe = in;
    if (pipe != null) {
      pipe.read(count);
    }
  }

  final WaitQueue readers() {
    return readers;
  }

  @Override
  public EventSource<Arrival<byte[]>> arrivals(int most) {
    return new ReceiveSource(this, most);
  }

  final EventSource<Arrival<byte[]>> blockingArrivals(int most) {
    return super.arrivals(most);
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

  @Override
  public String toString() {
    return local + (remote == null ? "" : " to " + remote);
  }
}
