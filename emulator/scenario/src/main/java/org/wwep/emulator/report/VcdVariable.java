package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.wwep.emulator.report.Signal.Change;

/**
 * A variable of a value change dump.
 *
 * @param scope whose it is
 * @param type {@code wire 1}
 * @param name with its index, if it is a bit of a number
 * @param initial its value at first, as the file has it before the identifier
 * @param changes in the order of their ticks, each later than the one before
 */
record VcdVariable(String scope, String type, String name, String initial, List<Change> changes) {
  /** The firmware's states as numbers: the same in every file. */
  static final List<String> STATES =
      List.of(
          "Off",
          "Joining",
          "Resolving",
          "Idle",
          "Connecting",
          "Securing",
          "Sending",
          "AwaitingReply",
          "BackingOff");

  VcdVariable {
    changes = List.copyOf(changes);
  }

  /** Returns what a signal is written as; the names are as they come, not yet a reader's. */
  static List<VcdVariable> of(Signal signal, VcdStyle style) {
    return switch (signal.kind()) {
      case BIT -> List.of(variable(signal, "wire 1", signal.name(), style, value -> value));
      case COUNT ->
          switch (style) {
            case FULL ->
                List.of(variable(signal, "real 64", signal.name(), style, v -> "r" + v + " "));
            case PLAIN -> bits(signal, style, Integer::parseInt);
          };
      case WORD ->
          switch (style) {
            case FULL ->
                List.of(
                    variable(signal, "string 1", signal.name(), style, v -> "s" + ascii(v) + " "),
                    variable(
                        signal,
                        "real 64",
                        signal.name() + "_code",
                        style,
                        v -> "r" + STATES.indexOf(v) + " "));
            case PLAIN -> bits(signal, style, STATES::indexOf);
          };
    };
  }

  /** What a value is as a number. */
  @FunctionalInterface
  private interface NumberEncoding {
    int of(String value);
  }

  /** Single bits, the highest first: sigrok 0.5 leaves out every vector of more than one. */
  private static List<VcdVariable> bits(Signal signal, VcdStyle style, NumberEncoding number) {
    int most = number.of(signal.initial());
    for (Change change : signal.changes()) {
      most = Math.max(most, number.of(change.value()));
    }
    if (signal.kind() == Signal.Kind.WORD) {
      most = Math.max(most, STATES.size() - 1);
    }
    List<VcdVariable> bits = new ArrayList<>();
    for (int bit = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(most)) - 1;
        bit >= 0;
        bit--) {
      int index = bit;
      bits.add(
          variable(
              signal,
              "wire 1",
              signal.name() + " [" + bit + "]",
              style,
              value -> Integer.toString(number.of(value) >> index & 1)));
    }
    return bits;
  }

  private static VcdVariable variable(
      Signal signal, String type, String name, VcdStyle style, UnaryOperator<String> encoding) {
    String initial = encoding.apply(signal.initial());
    List<Change> changes = new ArrayList<>();
    String before = initial;
    long tick = 0;
    for (Change change : signal.changes()) {
      // Of two changes within a tick the second is a tick late, or a reader would see one.
      tick = Math.max(change.at() / style.unit(), style == VcdStyle.PLAIN ? tick + 1 : tick);
      String value = encoding.apply(change.value());
      if (!Objects.equals(value, before)) {
        changes.add(new Change(tick, value));
        before = value;
      }
    }
    return new VcdVariable(signal.scope(), type, name, initial, changes);
  }

  private static String ascii(String text) {
    return text.replaceAll("[^!-~]", "_");
  }
}
