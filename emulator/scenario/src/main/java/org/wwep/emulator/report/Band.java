package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.Happening;

/**
 * A time during which something was wrong: a fault, or no power.
 *
 * @param scope whose: a device's name, {@code server}, or {@code all}
 * @param name the fault's name, or {@value #NO_POWER}
 * @param detail what it does, or empty
 * @param from in nanoseconds since the world began
 * @param to when it ended; the run's end if it did not
 */
record Band(String scope, String name, String detail, long from, long to) {
  static final String NO_POWER = "no power";

  /** Reads the bands, by their beginnings. A fault that begins anew goes on. */
  static List<Band> of(Run run) {
    Map<String, Band> open = new LinkedHashMap<>();
    List<Band> bands = new ArrayList<>();
    for (Entry entry : run.entries()) {
      switch (entry.what()) {
        case Happening.Fault(String name, String detail, boolean active) ->
            change(open, bands, entry, new Band(entry.source(), name, detail, 0, 0), active);
        case Happening.Power(boolean on) ->
            change(open, bands, entry, new Band(entry.source(), NO_POWER, "", 0, 0), !on);
        case Happening.OnDevice _,
            Happening.OnServer _,
            Happening.OnNetwork _,
            Happening.OnCoprocessor _,
            Happening.Gauge _,
            Happening.Step _ -> {}
      }
    }
    open.values().forEach(band -> bands.add(band.until(run.end())));
    bands.sort(java.util.Comparator.comparingLong(Band::from));
    return bands;
  }

  private static void change(
      Map<String, Band> open, List<Band> bands, Entry entry, Band band, boolean begins) {
    String key = band.scope + "\n" + band.name;
    long at = Run.nanos(entry.at());
    if (begins) {
      open.putIfAbsent(key, new Band(band.scope, band.name, band.detail, at, at));
    } else {
      Band ended = open.remove(key);
      if (ended != null) {
        bands.add(ended.until(at));
      }
    }
  }

  private Band until(long end) {
    return new Band(scope, name, detail, from, end);
  }
}
