package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Bouncing;
import org.wwep.hal.emulated.Bounce;

/** Reads how a contact bounces: a profile's name, a recording, or {@code {edges, window, seed}}. */
final class Bounces {
  private Bounces() {}

  static Bouncing read(Mapping owner, Bouncing otherwise) {
    Tree tree = owner.tree("bounce");
    if (!(tree instanceof Tree.Fields)) {
      return owner.value("bounce", otherwise, Bounces::named);
    }
    Mapping fields = new Mapping(owner.problems(), "'bounce'", tree.at(), tree);
    int edges = fields.required("edges", 1, Values.integer(1, Bounce.MOST_EDGES));
    Duration window = fields.required("window", Duration.ofMillis(1), Values::duration);
    @Nullable Long seed =
        fields.<@Nullable Long>value(
            "seed", null, t -> Values.number(t, Long.MIN_VALUE, Long.MAX_VALUE));
    fields.end();
    return owner
        .problems()
        .make(tree.at(), otherwise, () -> new Bouncing.Shaped(edges, window, seed));
  }

  private static Bouncing named(Tree tree) {
    String name = Values.text(tree);
    boolean file = name.contains("/") || name.contains(".");
    if (file) {
      return new Bouncing.Recorded(name);
    }
    return Values.names(Bounce.Profile.class).contains(name)
        ? new Bouncing.Named(Bounce.Profile.parse(name))
        : unknown(name);
  }

  private static Bouncing unknown(String name) {
    throw new IllegalArgumentException(
        "'"
            + Shown.of(name)
            + "' is no bounce profile"
            + Suggestion.of(name, Values.names(Bounce.Profile.class))
            + " (a recording's name has a dot: contact.yaml)");
  }
}
