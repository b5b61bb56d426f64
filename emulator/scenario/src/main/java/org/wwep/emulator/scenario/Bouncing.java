package org.wwep.emulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.emulated.Bounce;

/** How the contact bounces when a scenario presses a button. */
public sealed interface Bouncing {
  /** The ideal contact. */
  Bouncing NONE = new Named(Bounce.Profile.NONE);

  /** A profile by its name; the scenario's seed decides the scatter. */
  record Named(Bounce.Profile profile) implements Bouncing {}

  /**
   * A contact described in the file.
   *
   * @param edges how many edges a transition has, odd
   * @param window the time that they take at most
   * @param seed what the scatter is drawn from, or null for the scenario's seed
   */
  record Shaped(int edges, Duration window, @Nullable Long seed) implements Bouncing {
    /** Checks the ranges, which are those of {@link Bounce}. */
    public Shaped {
      var _ = new Bounce(edges, window, seed == null ? 0 : seed);
    }
  }

  /**
   * A contact that was recorded.
   *
   * @param file the recording, relative to the scenario's own folder
   */
  record Recorded(String file) implements Bouncing {}
}
