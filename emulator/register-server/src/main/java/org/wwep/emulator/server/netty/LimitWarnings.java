package org.wwep.emulator.server.netty;

import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says that limits are met and what is wrong with handshakes, at most a line a second for each,
 * with how often; any thread.
 */
final class LimitWarnings {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");
  private static final long QUIET_NANOS = 1_000_000_000L;

  private final Map<ServerLimit, Kind> kinds = new EnumMap<>(ServerLimit.class);
  private final Kind handshakes = new Kind();
  private final Kind weakHandshakes = new Kind();
  private final ServerMetrics serverMetrics;

  private static final class Kind {
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
    private final AtomicLong untold = new AtomicLong();

    /** Returns how often it happened since the last line, or 0 if it is too early for a line. */
    long due() {
      untold.incrementAndGet();
      long now = System.nanoTime();
      long until = quietUntil.get();
      return now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS)
          ? untold.getAndSet(0)
          : 0;
    }
  }

  LimitWarnings(ServerMetrics serverMetrics) {
    this.serverMetrics = serverMetrics;
    for (ServerLimit serverLimit : ServerLimit.values()) {
      kinds.put(serverLimit, new Kind());
    }
  }

  /** Takes that somebody went past a limit. */
  void past(ServerLimit serverLimit, Object who) {
    serverMetrics.limited(serverLimit);
    long times = Objects.requireNonNull(kinds.get(serverLimit)).due();
    if (times > 0) {
      LOG.log(Level.WARNING, () -> serverLimit.text() + ": " + who + times(times));
    }
  }

  /** Takes that a handshake came to nothing. */
  void noHandshake(String why) {
    long times = handshakes.due();
    if (times > 0) {
      LOG.log(Level.INFO, () -> "no handshake: " + why + times(times));
    }
  }

  /** Takes that a handshake was well, but for this. */
  void weakHandshake(String warning) {
    long times = weakHandshakes.due();
    if (times > 0) {
      LOG.log(Level.WARNING, () -> warning + times(times));
    }
  }

  private static String times(long times) {
    return times == 1 ? "" : " (" + times + " times since the last such line)";
  }
}
