package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
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

  private final Map<Duration, FifoDeadlines> thinking;
  private final Map<Duration, FifoDeadlines> holding;
  private final FifoDeadlines usual;
  private final List<FifoDeadlines> all;

  LoopDeadlines(FleetConfig config, LongConsumer wake) {
    ClientTimeouts timeouts = config.target().timeouts();
    FleetFirmware firmware = config.firmware();
    connecting = new FifoDeadlines(timeouts.connect(), wake);
    securing = new FifoDeadlines(Tls.HANDSHAKE, wake);
    asking = new FifoDeadlines(timeouts.reply(), wake);
    closing = new FifoDeadlines(CLOSE, wake);
    thinking = each(config.model().pauses(), wake);
    ready = new FifoDeadlines(Duration.ZERO, wake);
    holding = each(firmware == null ? Set.of() : config.model().holds(), wake);
    usual = new FifoDeadlines(firmware == null ? Duration.ZERO : firmware.hold(), wake);
    releasing = new FifoDeadlines(firmware == null ? Duration.ZERO : firmware.pause(), wake);
    answering =
        new FifoDeadlines(
            firmware == null ? Duration.ZERO : firmware.patience(timeouts, config.model()), wake);
    all = new ArrayList<>();
    all.addAll(List.of(connecting, securing, asking, closing, ready, releasing, answering, usual));
    all.addAll(thinking.values());
    all.addAll(holding.values());
  }

  private static Map<Duration, FifoDeadlines> each(Set<Duration> delays, LongConsumer wake) {
    return delays.stream()
        .collect(Collectors.toMap(delay -> delay, delay -> new FifoDeadlines(delay, wake)));
  }

  /** Returns that in which a device waits for so long before it presses again. */
  FifoDeadlines thinking(Duration pause) {
    return Objects.requireNonNull(thinking.get(pause), "a pause of the model");
  }

  /**
   * Returns that in which a button is held for a time of the model, or the firmware's usual one.
   */
  FifoDeadlines holding(@Nullable Duration hold) {
    return hold == null ? usual : Objects.requireNonNull(holding.get(hold), "a hold of the model");
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
