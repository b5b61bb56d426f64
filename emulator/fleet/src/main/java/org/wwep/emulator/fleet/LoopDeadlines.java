package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ClientTimeouts;
import org.wwep.net.tls.Tls;

/**
 * All that the devices of a loop wait for.
 *
 * <p>Owned by the thread of the loop.
 */
final class LoopDeadlines {
  /** How long a server may take to close, before it counts as one that does not. */
  static final Duration CLOSE = Duration.ofMillis(500);

  /** A connection has to be there. */
  final FifoDeadlines connecting;

  /** TLS has to be agreed on. */
  final FifoDeadlines securing;

  /** A reply has to be there. */
  final FifoDeadlines asking;

  /** The server has to close. */
  final FifoDeadlines closing;

  /** A device has a press that waits. */
  final FifoDeadlines ready;

  /** A button that was let go of may be pressed again. */
  final FifoDeadlines releasing;

  /** Firmware has to be done with a press. */
  final FifoDeadlines answering;

  private final DeadlineHeap others;
  private final FifoDeadlines usual;
  private final List<FifoDeadlines> all;

  LoopDeadlines(FleetConfig config, LongConsumer wake) {
    ClientTimeouts timeouts = config.target().timeouts();
    FleetFirmware firmware = config.firmware();
    connecting = new FifoDeadlines(timeouts.connect(), wake);
    securing = new FifoDeadlines(Tls.HANDSHAKE, wake);
    asking = new FifoDeadlines(timeouts.reply(), wake);
    closing = new FifoDeadlines(CLOSE, wake);
    ready = new FifoDeadlines(Duration.ZERO, wake);
    usual = new FifoDeadlines(firmware == null ? Duration.ZERO : firmware.hold(), wake);
    releasing = new FifoDeadlines(firmware == null ? Duration.ZERO : firmware.pause(), wake);
    answering =
        new FifoDeadlines(
            firmware == null ? Duration.ZERO : firmware.patience(timeouts, config.model()), wake);
    others = new DeadlineHeap(wake);
    all = List.of(connecting, securing, asking, closing, ready, releasing, answering, usual);
  }

  /** Returns that in which a device waits for so long before it presses again. */
  FifoDeadlines thinking(Duration pause) {
    return others.after(pause);
  }

  /** Returns that in which a button is held for a time, or for the firmware's usual one. */
  FifoDeadlines holding(@Nullable Duration hold) {
    return hold == null ? usual : others.after(hold);
  }

  /** Tells those whose moment has come. */
  void expire(long now) {
    for (FifoDeadlines list : all) {
      for (FifoDeadlines.Entry due = list.poll(now); due != null; due = list.poll(now)) {
        due.elapsed(now);
      }
    }
    others.expire(now);
  }

  /** Returns the earliest moment, or {@link FifoDeadlines#NONE}. */
  long next() {
    long next = others.next();
    for (FifoDeadlines list : all) {
      next = Math.min(next, list.next());
    }
    return next;
  }
}
