package org.wwep.emulator.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wwep.emulator.rig.BenchLines.Light;
import org.wwep.emulator.rig.Operator;
import org.wwep.hal.Led;

/** Looks at the LEDs of a board, alone or with somebody who sees them. */
final class LedCheck {
  /**
   * What was said of an LED, and what its line read then.
   *
   * @param lit what the person sees
   * @param reads what the line says
   */
  private record Answer(boolean lit, boolean reads) {}

  private final BoardWatch board;
  private final Map<String, List<Answer>> answers = new HashMap<>();
  private final Map<String, Integer> moves = new HashMap<>();
  private final Set<String> byThemselves = new HashSet<>();
  private final Set<String> litWithoutPower = new HashSet<>();
  private boolean reacted;

  LedCheck(BoardWatch board) {
    this.board = board;
  }

  /** Takes what the board does when nobody presses. */
  void resting(Reaction resting) {
    byThemselves.addAll(resting.leds().keySet());
  }

  /** Takes what the board did after a press. */
  void pressed(Reaction seen) {
    reacted |= !seen.isNone();
    seen.leds().forEach((led, count) -> moves.merge(led, count, Integer::sum));
  }

  /** Has somebody say whether each LED is lit. */
  void ask(Operator operator) throws InterruptedException {
    for (Light light : board.spec().lines().lights()) {
      boolean lit =
          operator.yes("is %s of %s lit now?".formatted(light.led(), board.device().name()));
      answers
          .computeIfAbsent(light.led(), _ -> new ArrayList<>())
          .add(new Answer(lit, reads(light)));
    }
  }

  /** Looks at them while the board has no power. */
  void withoutPower() {
    board.spec().lines().lights().stream()
        .filter(this::reads)
        .map(Light::led)
        .forEach(litWithoutPower::add);
  }

  private boolean reads(Light light) {
    Led led = board.device().board().led(light.led());
    return led.lit();
  }

  /** Returns what is to be told of each. */
  List<WiringResult> results() {
    return board.spec().lines().lights().stream().map(this::result).toList();
  }

  private WiringResult result(Light light) {
    int moved = moves.getOrDefault(light.led(), 0);
    String seen =
        byThemselves.contains(light.led())
            ? "moves by itself"
            : moved == 0
                ? "reads " + (reads(light) ? "lit" : "dark") + " all the time"
                : "moved, " + moved + "x";
    List<Answer> said = answers.getOrDefault(light.led(), List.of());
    return new WiringResult(
        board.device().name(),
        light.led(),
        light.line().toString(),
        said.isEmpty() ? "look" : "look, ask",
        seen,
        said.isEmpty() ? alone(light, moved) : asked(light, moved, said));
  }

  private String alone(Light light, int moved) {
    if (byThemselves.contains(light.led())) {
      return "";
    }
    if (moved == 0 && reacted) {
      return never(light);
    }
    return litWithoutPower.contains(light.led())
        ? "it reads lit without power: " + otherLevel(light)
        : "";
  }

  private String never(Light light) {
    Set<String> others = others(light);
    return others.isEmpty()
        ? "the board noticed a press, its LED did not move: dead, or the wire"
        : "it never moved, %s did: dead, or the wire is at another LED"
            .formatted(String.join(" and ", others));
  }

  private Set<String> others(Light light) {
    Set<String> others = new TreeSet<>(moves.keySet());
    others.remove(light.led());
    return others;
  }

  private String asked(Light light, int moved, List<Answer> said) {
    if (said.stream().allMatch(one -> one.lit() == one.reads())) {
      return moved == 0 && reacted && said.size() > 1 ? never(light) : "";
    }
    if (said.stream().allMatch(one -> one.lit() != one.reads())) {
      return "it reads %s when it is %s: %s"
          .formatted(
              said.getLast().reads() ? "lit" : "dark",
              said.getLast().lit() ? "lit" : "dark",
              otherLevel(light));
    }
    return moved > 0
        ? "its line moved and it did not: the wire is at another LED"
        : others(light).isEmpty()
            ? "it changed and its line did not: the wire, or the grounds"
            : "it changed and its line did not, the line of %s did: swap them"
                .formatted(String.join(" and ", others(light)));
  }

  private static String otherLevel(Light light) {
    return "try 'active: %s'".formatted(light.activeLow() ? "high" : "low");
  }
}
