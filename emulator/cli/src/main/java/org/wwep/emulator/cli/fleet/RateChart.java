package org.wwep.emulator.cli.fleet;

import java.util.Arrays;
import org.wwep.emulator.fleet.PressRates;

/** How many presses ended in each part of a fleet's run, as a picture that needs no script. */
final class RateChart {
  private static final int HEIGHT = 100;
  private static final int WIDTH = 10;
  private static final int GAP = 1;

  private RateChart() {}

  /** Returns bars for the parts, or nothing of a run without presses. */
  static String html(PressRates rates) {
    long[] acknowledged = rates.acknowledged();
    long[] failed = rates.failed();
    long most = 0;
    for (int i = 0; i < acknowledged.length; i++) {
      most = Math.max(most, acknowledged[i] + failed[i]);
    }
    if (most == 0) {
      return "";
    }
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < acknowledged.length; i++) {
      double good = (double) HEIGHT * acknowledged[i] / most;
      double bad = (double) HEIGHT * failed[i] / most;
      bars.append(
          "<g><title>from %d s: %d acknowledged, %d failed</title>%s%s</g>"
              .formatted(
                  i * rates.width(),
                  acknowledged[i],
                  failed[i],
                  bar("acknowledged", i, HEIGHT - good, good),
                  bar("failed", i, HEIGHT - good - bad, bad)));
    }
    String unit = rates.width() == 1 ? "second" : rates.width() + " s";
    return """
        <h2>Presses that ended each %s</h2>
        <svg class="chart" role="img" aria-label="From %d to %d presses acknowledged each %s, %d failed in all" viewBox="0 0 %d %d" preserveAspectRatio="none">%s</svg>
        <p class="axis"><span>0 s</span><span>most: %d each %s</span><span>%d s</span></p>
        """
        .formatted(
            unit,
            Arrays.stream(acknowledged).min().orElse(0),
            Arrays.stream(acknowledged).max().orElse(0),
            unit,
            Arrays.stream(failed).sum(),
            acknowledged.length * WIDTH,
            HEIGHT,
            bars,
            most,
            unit,
            acknowledged.length * rates.width());
  }

  private static String bar(String kind, int at, double y, double height) {
    return height == 0
        ? ""
        : "<rect class=\"%s\" x=\"%d\" y=\"%.2f\" width=\"%d\" height=\"%.2f\"/>"
            .formatted(kind, at * WIDTH, y, WIDTH - GAP, height);
  }
}
