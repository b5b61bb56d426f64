package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.wwep.emulator.report.Signal.Change;
import org.wwep.emulator.report.Signal.Kind;
import org.wwep.emulator.run.RunResult;

/**
 * A run as a value change dump, for GTKWave, PulseView, sigrok and the readers of other languages.
 *
 * <p><b>Shape</b>: a scope for each device and the server. In it, buttons as {@code btn1_pin} (the
 * level on the wire) and {@code btn1} (debounced), LEDs, {@code fault_NAME} and {@code
 * fault_no_power} are single bits. In the full style {@code state} is GTKWave's string variable and
 * {@code state_code} the same as a number, and numbers are reals: sigrok 0.5 ends its reading at
 * the first vector of more than a bit, but passes over strings and reals. In the plain style they
 * are bits, {@code state [3]} to {@code state [0]}. What the numbers of states mean stands in a
 * comment. Faults of all devices have the scope {@code all}. <b>Units</b>: ticks of the style since
 * the world began; they never go back, though a button's edges are told late, and the last one is
 * later than every change: sigrok shows no change at the very end of a file.
 */
public final class Vcd {
  // Neither letters nor digits: readers that skip a value they do not know take what follows for
  // a new one, and must not find a bit or a time there.
  private static final String ID_CHARACTERS = "!%&()*+,-./:;<=>?@[]^_{|}~";

  private final StringBuilder text = new StringBuilder();
  private final List<TimedChange> stamped = new ArrayList<>();
  private final List<String> initial = new ArrayList<>();
  private final VcdStyle style;
  private int ids;

  private Vcd(VcdStyle style) {
    this.style = style;
  }

  /** Returns the text of the file; ASCII. */
  public static String text(RunResult result, VcdStyle style) {
    Vcd vcd = new Vcd(style);
    vcd.write(new RunTimeline(result));
    return vcd.text.toString();
  }

  private void write(RunTimeline runTimeline) {
    List<Signal> signals = new ArrayList<>(Signals.of(runTimeline));
    signals.addAll(faults(runTimeline));
    RunResult result = runTimeline.result();
    comment(
        "wwep: scenario %s, rig %s, seed %d, run %d"
            .formatted(
                result.scenario().file().replaceAll("[^!-~]", "_"),
                result.rig(),
                result.seed(),
                result.repetition()));
    StringBuilder codes =
        new StringBuilder(style == VcdStyle.FULL ? "state_code:" : "state, as a number:");
    for (int code = 0; code < VcdVariable.STATES.size(); code++) {
      codes.append(" %d=%s".formatted(code, VcdVariable.STATES.get(code)));
    }
    comment(codes.toString());
    text.append("$timescale ").append(style.timescale()).append(" $end\n");
    Map<String, List<Signal>> scopes = new LinkedHashMap<>();
    signals.forEach(s -> scopes.computeIfAbsent(s.scope(), _ -> new ArrayList<>()).add(s));
    ScopeNames scopeNames = new ScopeNames();
    scopes.forEach((scope, in) -> scope(scopeNames.unique(scope), in));
    text.append("$enddefinitions $end\n#0\n$dumpvars\n");
    initial.forEach(value -> text.append(value).append('\n'));
    text.append("$end\n");
    changes(runTimeline.end() / style.unit());
  }

  private void scope(String name, List<Signal> signals) {
    text.append("$scope module ").append(name).append(" $end\n");
    ScopeNames scopeNames = new ScopeNames();
    for (Signal signal : signals) {
      String unique = scopeNames.unique(signal.name());
      for (VcdVariable variable : VcdVariable.of(signal, style)) {
        String rest = variable.name().substring(signal.name().length());
        // The bits of a number keep its name; what is named beside it has a name of its own.
        declare(
            variable,
            rest.isEmpty() || rest.startsWith(" ")
                ? unique + rest
                : scopeNames.unique(variable.name()));
      }
    }
    text.append("$upscope $end\n");
  }

  private void declare(VcdVariable variable, String name) {
    String id = nextId();
    text.append("$var %s %s %s $end\n".formatted(variable.type(), id, name));
    initial.add(variable.initial() + id);
    for (Change change : variable.changes()) {
      stamped.add(new TimedChange(change.at(), change.value() + id));
    }
  }

  private String nextId() {
    StringBuilder id = new StringBuilder();
    int left = ids++;
    do {
      id.append(ID_CHARACTERS.charAt(left % ID_CHARACTERS.length()));
      left /= ID_CHARACTERS.length();
    } while (left > 0);
    return id.toString();
  }

  private void changes(long end) {
    stamped.sort(Comparator.comparingLong(TimedChange::at));
    long now = 0;
    for (TimedChange change : stamped) {
      if (change.at > now) {
        now = change.at;
        text.append('#').append(now).append('\n');
      }
      text.append(change.value).append('\n');
    }
    text.append('#').append(Math.max(end, now + 1)).append('\n');
  }

  private static List<Signal> faults(RunTimeline runTimeline) {
    Map<String, Signal> faults = new LinkedHashMap<>();
    for (DisturbanceInterval disturbanceInterval : DisturbanceInterval.of(runTimeline)) {
      String name = "fault_" + disturbanceInterval.name();
      Signal before = faults.get(disturbanceInterval.scope() + "\n" + name);
      List<Change> changes = new ArrayList<>(before == null ? List.of() : before.changes());
      changes.add(new Change(disturbanceInterval.from(), "1"));
      changes.add(new Change(disturbanceInterval.to(), "0"));
      faults.put(
          disturbanceInterval.scope() + "\n" + name,
          new Signal(disturbanceInterval.scope(), name, Kind.BIT, "0", changes));
    }
    return List.copyOf(faults.values());
  }

  private void comment(String words) {
    // A comment ends where somebody writes its end.
    text.append("$comment ").append(words.replace('$', '_')).append(" $end\n");
  }

  /** A change as it is written. */
  private record TimedChange(long at, String value) {}

  /** The names of one scope: what every reader takes for a name, and each only once. */
  private static final class ScopeNames {
    private final TreeSet<String> taken = new TreeSet<>();

    String unique(String name) {
      String plain = name.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[^A-Za-z_]|$)", "_");
      String unique = plain;
      for (int i = 2; !taken.add(unique); i++) {
        unique = plain + "_" + i;
      }
      return unique;
    }
  }
}
