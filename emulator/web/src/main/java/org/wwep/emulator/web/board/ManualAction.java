package org.wwep.emulator.web.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.scenario.Step;

/**
 * What somebody did by hand in a run, so that it can be done again.
 *
 * @param nanos when, since the world began
 * @param entries how many entries there were before it
 * @param order what
 * @param took how long the contact bounced
 * @param after the scenario's step under way or before it, or null
 * @param rest how long that step was over; 0 if it was not
 */
record ManualAction(
    long nanos, int entries, BoardOrder order, long took, @Nullable Step after, long rest) {
  /**
   * Returns the steps of a scenario that do the same.
   *
   * @param before what was done before it behind the same step, or null
   */
  List<String> steps(@Nullable ManualAction before) {
    List<String> steps = new ArrayList<>();
    long wait = before == null ? rest : nanos - before.nanos - before.took;
    if (wait > 0) {
      steps.add("delay: " + seconds(wait));
    }
    steps.add(step());
    return steps;
  }

  static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
  }

  private String step() {
    return switch (order) {
      case BoardOrder.Contact(var device, var part, var down, var bounce) ->
          "%s: {device: %s, part-id: %s, bounce: %s}"
              .formatted(down ? "press-down" : "release", device, part, bounce);
      case BoardOrder.Type(var device, var text) ->
          "write-serial: {device: %s, data: %s}".formatted(device, JsonWriter.write(text + "\n"));
      case BoardOrder.Power(var device, var on) -> (on ? "power-on: " : "power-off: ") + device;
      case BoardOrder.Fault(var name, var on) ->
          on ? "fault: " + BoardFault.of(name).yaml() : "clear-fault: " + name;
      case BoardOrder.Speed _, BoardOrder.Time _ ->
          throw new IllegalStateException("what concerns time alone is no step");
    };
  }
}
