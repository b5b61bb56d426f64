package org.wwep.emulator.firmware;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a firmware printed, and one line for everything else that it did. */
public final class FirmwareLog implements FirmwareListener {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> lines = new ArrayList<>();
  private final List<FirmwareFault> faults = new ArrayList<>();
  private final List<MisuseKind> misuse = new ArrayList<>();
  private final Instant start;

  /** Makes an empty one; times in it count from there. */
  public FirmwareLog(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized void printed(Instant at, byte[] bytes) {
    printed.writeBytes(bytes);
    note(at, "prints " + new String(bytes, StandardCharsets.UTF_8).stripTrailing());
  }

  @Override
  public synchronized void misused(Instant at, MisuseKind kind, String text) {
    misuse.add(kind);
    note(at, kind + ": " + text);
  }

  @Override
  public synchronized void faulted(Instant at, FirmwareFault fault) {
    faults.add(fault);
    note(at, "ends by " + fault);
  }

  /** Adds a line. */
  public synchronized void note(Instant at, String line) {
    lines.add(Duration.between(start, at).toNanos() + " " + line);
    notifyAll();
  }

  /** Waits on a real clock until a line has this in it, and returns whether one has. */
  public synchronized boolean await(String part, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (lines.stream().noneMatch(line -> line.contains(part))) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Returns all that was printed. */
  public synchronized String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Returns one line for each event. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns the faults. */
  public synchronized List<FirmwareFault> faults() {
    return List.copyOf(faults);
  }

  /** Returns what was misused. */
  public synchronized List<MisuseKind> misuse() {
    return List.copyOf(misuse);
  }
}
