package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
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

  /** A device presses again. */
  final FifoDeadlines thinking;

  /** A device has a press that waits. */
  final FifoDeadlines ready;

  /** A button is let go of. */
  final FifoDeadlines holding;

  /** A button that was let go of may be pressed again. */
  final FifoDeadlines releasing;

  /** Firmware has to be done with a press. */
  final FifoDeadlines answering;

  private final List<FifoDeadlines> all;

  LoopDeadlines(FleetConfig config, LongConsumer wake) {
    ClientTimeouts timeouts = config.target().timeouts();
    FleetFirmware firmware = config.firmware();
    Duration think =
        switch (config.model()) {
          case PressModel.Open _ -> Duration.ZERO;
          case PressModel.Closed(Duration pause) -> pause;
        };
    connecting = new FifoDeadlines(timeouts.connect(), wake);
    securing = new FifoDeadlines(Tls.HANDSHAKE, wake);
    asking = new FifoDeadlines(timeouts.reply(), wake);
    closing = new FifoDeadlines(CLOSE, wake);
    thinking = new FifoDeadlines(think, wake);
    ready = new FifoDeadlines(Duration.ZERO, wake);
    holding = new FifoDeadlines(firmware == null ? Duration.ZERO : firmware.hold(), wake);
    releasing = new FifoDeadlines(firmware == null ? Duration.ZERO : firmware.pause(), wake);
    answering =
        new FifoDeadlines(firmware == null ? Duration.ZERO : firmware.patience(timeouts), wake);
    all =
        List.of(
            connecting, securing, asking, closing, thinking, ready, holding, releasing, answering);
  }

  /** Tells those whose moment has come. */
  void expire(long now) {
    for (FifoDeadlines list : all) {
      for (FifoDeadlines.Entry due = list.poll(now); due != null; due = list.poll(now)) {
        due.elapsed(now);
      }
    }
  }

  /** Returns the earliest moment, or {@link FifoDeadlines#NONE}. */
  long next() {
    return all.stream().mapToLong(FifoDeadlines::next).min().orElse(FifoDeadlines.NONE);
  }
}
