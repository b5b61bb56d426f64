package org.wwep.emulator.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * Copies a file of registers beside it from time to time, and keeps the latest copies.
 *
 * <p>A copy is a file of registers itself, named for its time in UTC.
 */
public final class SnapshotSchedule implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.wwep.store");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String TIME_PATTERN = "\\d{8}T\\d{6}Z";

  private final FileStore store;
  private final Path file;
  private final int kept;
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor timer;

  private SnapshotSchedule(FileStore store, Path file, int kept, InstantSource clock) {
    this.store = store;
    this.file = file.toAbsolutePath();
    this.kept = kept;
    this.clock = clock;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("wwep-snapshot").factory());
  }

  /** Begins to copy, the first time after one period. */
  public static SnapshotSchedule start(
      FileStore store, Path file, Duration period, int kept, InstantSource clock) {
    SnapshotSchedule schedule = new SnapshotSchedule(store, file, kept, clock);
    long nanos = period.toNanos();
    Future<?> _ =
        schedule.timer.scheduleAtFixedRate(schedule::take, nanos, nanos, TimeUnit.NANOSECONDS);
    return schedule;
  }

  /** Copies once; what goes wrong is told, and tried again the next time. */
  void take() {
    Path copy = file.resolveSibling(prefix() + TIME.format(clock.instant()));
    try {
      if (Files.notExists(copy)) {
        store.snapshot(copy);
        prune();
      }
    } catch (StoreUnavailableException e) {
      LOG.log(Level.WARNING, () -> "no snapshot: " + e.getMessage());
    } catch (IOException e) {
      LOG.log(
          Level.WARNING, () -> "old snapshots of " + file + " stay: " + RegisterFileErrors.line(e));
    }
  }

  private String prefix() {
    return file.getFileName() + ".snapshot-";
  }

  private void prune() throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(prefix()) + TIME_PATTERN);
    List<Path> all;
    try (Stream<Path> beside = Files.list(file.resolveSibling(""))) {
      all =
          beside
              .filter(path -> name.matcher(String.valueOf(path.getFileName())).matches())
              .sorted()
              .toList();
    }
    for (Path old : all.subList(0, Math.max(0, all.size() - kept))) {
      Files.deleteIfExists(old);
    }
  }

  /** Ends it; a copy that is being written is finished. */
  @Override
  public void close() {
    timer.close();
  }
}
