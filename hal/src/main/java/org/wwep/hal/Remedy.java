package org.wwep.hal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that may help against a {@link HalException}, as a fact: whoever shows it to a person
 * words it for the program that the person uses.
 */
public sealed interface Remedy {
  /** The setting that chooses the back end. */
  String BACKEND = "back end";

  /** The setting that names the GPIO chip, {@link BoardConfig#chip}. */
  String CHIP = "GPIO chip";

  /** The setting that gives the MAC address, {@link BoardConfig#mac}. */
  String MAC = "MAC address";

  /** Returns it for a person, without a word about the program that shows it. */
  String text();

  /**
   * Something to do on the machine itself.
   *
   * @param text what to do, one clause
   */
  record Advice(String text) implements Remedy {}

  /**
   * Another value for a setting.
   *
   * @param name what is set: {@link #BACKEND}, {@link #CHIP}, {@link #MAC}, or a setting of
   *     whatever provides the board
   * @param values what it may be set to, or empty where that is for the person to know
   */
  record Setting(String name, List<String> values) implements Remedy {
    /** Copies the list. */
    public Setting {
      values = List.copyOf(values);
    }

    /** Makes one with these values. */
    public Setting(String name, String... values) {
      this(name, List.of(values));
    }

    @Override
    public String text() {
      return "choose the " + name + (values.isEmpty() ? "" : ", of " + String.join(", ", values));
    }
  }

  /** Looking at what boards and chips this machine has, {@link PlatformInfo}. */
  record Inspection() implements Remedy {
    @Override
    public String text() {
      return "see what boards and GPIO chips this machine has";
    }
  }

  /** Returns all of them in one clause, as alternatives. */
  static String text(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::text).collect(Collectors.joining(", or "));
  }
}
