package org.wwep.emulator.proxy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Delivery;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.FaultyStream;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * One direction of a proxied connection: one task reads, the other owns the stream, and sends what
 * is due when it is due.
 */
final class DirectionPump {
  private static final int BUFFER = 16 * 1024;
  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** What the connection is told. */
  interface EndListener {
    /** A direction has ended. */
    void ended(DirectionPump directionPump);

    /**
     * What this direction sends next is the last: the other is to carry nothing that answers it.
     */
    void last(DirectionPump directionPump);

    /** Both sides are to get a reset. */
    void broken();

    /** Both sides are to be closed. */
    void closed();
  }

  /** What the owner of the stream is told. */
  private sealed interface Input {}

  // Read once, written never.
  @SuppressWarnings("ArrayRecordComponent")
  private record Data(Instant at, byte[] bytes) implements Input {}

  private record End(Instant at) implements Input {}

  private record Broken(Instant at) implements Input {}

  private record Change(Instant at, List<FaultSpec> faults) implements Input {}

  private record Stop() implements Input {}

  /** What is due, in order of time and then of origin. */
  private record Due(Delivery delivery, long number) {}

  private final Rtos rtos;
  private final Connection from;
  private final Connection to;
  private final FaultyStream stream;
  private final EndListener endListener;
  private final Mailbox<Input> inbox;
  private final FlowControl flowControl;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(
          Comparator.comparing((Due one) -> one.delivery().at()).thenComparingLong(Due::number));
  private long dueBytes;
  private long count;
  private Instant last = Instant.MIN;
  private volatile boolean silent;

  DirectionPump(
      Rtos rtos, Connection from, Connection to, FaultyStream stream, EndListener endListener) {
    this.rtos = rtos;
    this.from = from;
    this.to = to;
    this.stream = stream;
    this.endListener = endListener;
    this.inbox = rtos.mailbox();
    this.flowControl = new FlowControl(rtos);
  }

  /** Puts other faults in place; any thread. */
  void change(List<FaultSpec> faults) {
    inbox.post(new Change(rtos.now(), faults));
  }

  /** Ends {@link #carry()}; any thread. */
  void stop() {
    inbox.post(new Stop());
    flowControl.end();
  }

  /** Sends no more bytes, and no end: the other direction is about to end both; any thread. */
  void silence() {
    silent = true;
  }

  /** Reads to the end; a task of its own. */
  void read() throws InterruptedException {
    byte[] buffer = new byte[BUFFER];
    try {
      while (true) {
        int length = receive(buffer);
        if (length < 0) {
          inbox.post(new End(rtos.now()));
          return;
        }
        inbox.post(new Data(rtos.now(), Arrays.copyOf(buffer, length)));
        flowControl.awaitAfter(length);
      }
    } catch (LocallyClosedException _) {
      // It was this side that ended it.
    } catch (LinkException _) {
      inbox.post(new Broken(rtos.now()));
    }
  }

  private int receive(byte[] buffer) throws LinkException, InterruptedException {
    while (true) {
      try {
        return from.receive(buffer, 0, buffer.length, A_WHILE);
      } catch (ReceiveTimeoutException _) {
        // Silence is no trouble of ours.
      }
    }
  }

  /** Sends what is due until stopped; a task of its own, which owns the stream. */
  void carry() throws InterruptedException {
    keep(stream.open(at(rtos.now())));
    try {
      while (true) {
        Due next = due.peek();
        if (next != null && !next.delivery().at().isAfter(rtos.now())) {
          due.remove();
          send(next.delivery());
        } else {
          Optional<Input> input = next == null ? Optional.of(inbox.take()) : take(next);
          if (input.isPresent() && !feed(input.get())) {
            return;
          }
        }
        flowControl.underWay(dueBytes + stream.kept());
      }
    } catch (LocallyClosedException _) {
      // It was this side that ended it.
    } catch (LinkException _) {
      endListener.broken();
    }
  }

  private Optional<Input> take(Due next) throws InterruptedException {
    return inbox.take(Duration.between(rtos.now(), next.delivery().at()));
  }

  private boolean feed(Input input) {
    switch (input) {
      case Data data -> {
        flowControl.taken(data.bytes().length);
        keep(stream.data(data.bytes(), at(data.at())));
      }
      case End end -> keep(stream.end(at(end.at())));
      case Broken broken -> keep(stream.reset(at(broken.at())));
      case Change change -> keep(stream.change(change.faults(), at(change.at())));
      case Stop _ -> {
        return false;
      }
    }
    return true;
  }

  /** Two tasks post: what comes second may have been stamped first. */
  private Instant at(Instant stamped) {
    if (stamped.isAfter(last)) {
      last = stamped;
    }
    return last;
  }

  private void keep(List<Delivery> deliveries) {
    for (Delivery delivery : deliveries) {
      due.add(new Due(delivery, count++));
      if (delivery instanceof Delivery.Bytes bytes) {
        dueBytes += bytes.bytes().length;
      }
    }
  }

  /** Says whether what is next in line ends the connection, and is due already. */
  private boolean endsBoth(@Nullable Due next) {
    return next != null
        && (next.delivery() instanceof Delivery.Reset || next.delivery() instanceof Delivery.Closed)
        && !next.delivery().at().isAfter(rtos.now());
  }

  private void send(Delivery delivery) throws LinkException, InterruptedException {
    switch (delivery) {
      case Delivery.Bytes bytes -> {
        dueBytes -= bytes.bytes().length;
        if (endsBoth(due.peek())) {
          endListener.last(this);
        }
        if (!silent) {
          to.send(bytes.bytes(), PATIENCE);
        }
      }
      case Delivery.End _ -> {
        if (!silent) {
          to.shutdownOutput();
          endListener.ended(this);
        }
      }
      case Delivery.Reset _ -> endListener.broken();
      case Delivery.Closed _ -> endListener.closed();
    }
  }
}
