package org.wwep.emulator.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.rig.BenchHarness;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.rig.ConsoleParts;
import org.wwep.emulator.testbed.BoardHarness.Change;
import org.wwep.hal.Board;
import org.wwep.hal.Drive;
import org.wwep.hal.Edge;
import org.wwep.hal.HalException;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Mailbox;
import org.wwep.value.Durations;

/**
 * What a bench adds to a latency by itself: an output of it is wired to an input of it, and moved
 * as a button is, and looked at as an LED is.
 *
 * <p><b>Shape</b>: from the time that the timeline has of a press to the kernel's time of the edge
 * that follows from it. The first few edges, which load the program, do not count.
 *
 * @param output the line that presses
 * @param input the line that looks
 * @param chip the GPIO chip, or null for the only one
 */
public record LoopMeasurement(Pin output, Pin input, @Nullable String chip) {
  /** How many edges are measured unless told otherwise. */
  public static final int EDGES = 100;

  private static final String PART = "loop";
  private static final int WARM_UP = 20;
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final MacAddress ANY = MacAddress.fromSeed(0);

  /** No edge came: the two lines are not joined. */
  public static final class NoEdgeException extends Exception {
    private static final long serialVersionUID = 1L;

    NoEdgeException(String message) {
      super(message);
    }
  }

  /** Checks that there are two lines. */
  public LoopMeasurement {
    if (output.equals(input)) {
      throw new IllegalArgumentException("a loop joins two lines, was " + output + " twice");
    }
  }

  /**
   * Measures.
   *
   * @param edges how many
   * @throws HalException if a line is not available
   * @throws NoEdgeException if an edge does not come within a second
   */
  public LatencySummary run(ExternalImage.LineOpener lines, int edges)
      throws HalException, NoEdgeException, InterruptedException {
    BenchLines wiring =
        new BenchLines(
            List.of(new BenchLines.Contact(PART, output, false, Drive.PUSH_PULL)),
            List.of(new BenchLines.Light(PART, input, false)),
            List.of());
    try (HostRtos rtos = new HostRtos();
        Board opened = lines.open(wiring.config(ANY, chip), rtos::now)) {
      return run(new BenchHarness(wiring, opened, ConsoleParts.NONE, ANY, rtos), rtos, edges);
    }
  }

  private LatencySummary run(BenchHarness harness, HostRtos rtos, int edges)
      throws NoEdgeException, InterruptedException {
    Mailbox<Instant> pressed = rtos.mailbox();
    Mailbox<Boolean> changed = rtos.mailbox();
    harness.board().button(PART).listen(edge -> pressed.post(edge.at()));
    harness.watch(() -> changed.post(true));
    List<Duration> latencies = new ArrayList<>();
    Level level = Level.LOW;
    for (int i = 0; i < WARM_UP + edges; i++) {
      level = level.opposite();
      harness.play(PART, List.of(new Edge(rtos.now(), level)));
      Instant began = pressed.take();
      if (!awaited(harness, rtos, changed, level)) {
        throw new NoEdgeException(
            "no edge on %s within %s: %s was put at %s, and %s reads %s"
                .formatted(
                    input,
                    Durations.format(LONGEST),
                    output,
                    level.name().toLowerCase(Locale.ROOT),
                    input,
                    harness.led(PART).name().toLowerCase(Locale.ROOT)));
      }
      if (i >= WARM_UP) {
        latencies.add(Duration.between(began, harness.changes(PART).getLast().at()));
      }
      rtos.sleep(PAUSE);
    }
    return LatencySummary.of(latencies);
  }

  private static boolean awaited(
      BenchHarness harness, HostRtos rtos, Mailbox<Boolean> changed, Level wanted)
      throws InterruptedException {
    Instant deadline = rtos.now().plus(LONGEST);
    while (true) {
      List<Change> seen = harness.changes(PART);
      if (!seen.isEmpty() && seen.getLast().level() == wanted) {
        return true;
      }
      Duration left = Duration.between(rtos.now(), deadline);
      if (!left.isPositive() || changed.take(left).isEmpty()) {
        return harness.changes(PART).getLast().level() == wanted;
      }
    }
  }
}
