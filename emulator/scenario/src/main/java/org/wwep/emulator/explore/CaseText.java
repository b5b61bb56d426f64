package org.wwep.emulator.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.hal.emulated.Bounce;
import org.wwep.value.Durations;

/**
 * A case as one line, from which the very same run comes again.
 *
 * <p><b>Shape</b>: parts between semicolons, {@code seed 17; p1@1.2s+30ms press btn1 of lamp bounce
 * 7/2ms/99; c2@2s+500ms power off of lamp; f1@500ms+1.2s fault timeout timeout=200ms; turn 137
 * 0ns}. No part is lossy.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} of one line that shows the part.
 */
public final class CaseText {
  /** More parts than any plan has. */
  private static final int MOST = 100_000;

  private static final String TIME = "([0-9][0-9.]*[a-z]+)";
  private static final Pattern SEED = Pattern.compile("seed (-?[0-9]{1,19})");
  private static final Pattern TURN = Pattern.compile("turn ([0-9]{1,18}) ([0-9]{1,18})ns");
  private static final Pattern PRESS =
      Pattern.compile(
          "(p[0-9]{1,9})@"
              + TIME
              + "\\+"
              + TIME
              + " press (\\S+) of (\\S+) bounce ([0-9]{1,4})/"
              + TIME
              + "/(-?[0-9]{1,19})");
  private static final Pattern POWER =
      Pattern.compile("(c[0-9]{1,9})@" + TIME + "\\+" + TIME + " power off of (\\S+)");
  private static final Pattern FAULT =
      Pattern.compile("(f[0-9]{1,9})@" + TIME + "\\+" + TIME + " fault (.+)");

  private final Scenario scenario;
  private final List<ChaosEvent> items = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final TreeMap<Long, Long> turns = new TreeMap<>();

  private CaseText(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Returns a case's line. */
  public static String write(ChaosCase chaosCase) {
    List<String> parts = new ArrayList<>(List.of("seed " + chaosCase.seed()));
    chaosCase.plan().items().forEach(item -> parts.add(write(item)));
    chaosCase.turns().forEach((draw, nanos) -> parts.add("turn " + draw + " " + nanos + "ns"));
    return String.join("; ", parts);
  }

  private static String write(ChaosEvent item) {
    return switch (item) {
      case ChaosEvent.Press press ->
          "%s@%s+%s press %s of %s bounce %d/%s/%d"
              .formatted(
                  press.id(),
                  Durations.format(press.at()),
                  Durations.format(press.hold()),
                  press.button(),
                  press.device(),
                  press.bounce().edges(),
                  Durations.format(press.bounce().window()),
                  press.bounce().seed());
      case ChaosEvent.PowerCycle power ->
          "%s@%s+%s power off of %s"
              .formatted(
                  power.id(),
                  Durations.format(power.at()),
                  Durations.format(power.length()),
                  power.device());
      case ChaosEvent.FaultWindow window ->
          "%s@%s+%s fault %s"
              .formatted(
                  window.id(),
                  Durations.format(window.at()),
                  Durations.format(window.length()),
                  FaultFormat.line(window.spec()));
    };
  }

  /** Reads a line for a scenario, whose devices and buttons it has to name. */
  public static ChaosCase read(String line, Scenario scenario) {
    String[] parts = line.strip().split(";\\s*", MOST);
    Matcher seed = SEED.matcher(parts[0].strip());
    if (!seed.matches()) {
      throw new IllegalArgumentException(
          "a plan begins with its seed, as in 'seed 17; p1@1s+30ms press ...', was '%s'"
              .formatted(parts[0].strip()));
    }
    CaseText text = new CaseText(scenario);
    long number = 0;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].strip();
      try {
        if (i == 0) {
          number = seed(seed.group(1));
        } else {
          text.part(part);
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'%s': %s".formatted(part, e.getMessage()), e);
      }
    }
    text.items.sort(Comparator.comparing(ChaosEvent::at));
    return new ChaosCase(number, new ChaosPlan(text.items), text.turns);
  }

  private void part(String part) {
    Matcher press = PRESS.matcher(part);
    Matcher power = POWER.matcher(part);
    Matcher fault = FAULT.matcher(part);
    Matcher turn = TURN.matcher(part);
    if (press.matches()) {
      add(press(press));
    } else if (power.matches()) {
      add(power(power));
    } else if (fault.matches()) {
      add(fault(fault));
    } else if (turn.matches()) {
      Long before = turns.put(Long.valueOf(turn.group(1)), Long.valueOf(turn.group(2)));
      if (before != null) {
        throw new IllegalArgumentException("there are two of turn " + turn.group(1));
      }
    } else {
      throw new IllegalArgumentException(
          "it is none of 'p1@1s+30ms press BUTTON of DEVICE bounce EDGES/TIME/SEED',"
              + " 'c1@1s+1s power off of DEVICE', 'f1@1s+1s fault TYPE ...' and 'turn NUMBER 0ns'");
    }
  }

  private void add(ChaosEvent item) {
    if (!ids.add(item.id())) {
      throw new IllegalArgumentException("there are two of " + item.id());
    }
    items.add(item);
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a seed is %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE), e);
    }
  }

  private ChaosEvent press(Matcher press) {
    String button = press.group(4);
    DeviceSpec device = device(press.group(5));
    if (device.board().buttons().stream().noneMatch(one -> one.id().equals(button))) {
      throw new IllegalArgumentException(
          "'%s' of %s has no button '%s'".formatted(device.id(), scenario.file(), button));
    }
    return new ChaosEvent.Press(
        press.group(1),
        Durations.parse(press.group(2)),
        device.id(),
        button,
        Durations.parse(press.group(3)),
        new Bounce(
            Integer.parseInt(press.group(6)),
            Durations.parse(press.group(7)),
            seed(press.group(8))));
  }

  private DeviceSpec device(String id) {
    return scenario.devices().stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(scenario.file() + " has no device '" + id + "'"));
  }

  private ChaosEvent power(Matcher power) {
    return new ChaosEvent.PowerCycle(
        power.group(1),
        Durations.parse(power.group(2)),
        Durations.parse(power.group(3)),
        device(power.group(4)).id());
  }

  private static ChaosEvent fault(Matcher fault) {
    return new ChaosEvent.FaultWindow(
        fault.group(1),
        Durations.parse(fault.group(2)),
        Durations.parse(fault.group(3)),
        FaultFormat.line(fault.group(4)).withName(fault.group(1)));
  }
}
