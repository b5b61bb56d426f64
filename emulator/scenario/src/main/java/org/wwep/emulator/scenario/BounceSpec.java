package org.wwep.emulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.emulated.Bounce;

/** How the contact bounces when a scenario presses a button. */
public sealed interface BounceSpec {
  /** The ideal contact. */
  BounceSpec NONE = new ByProfile(Bounce.Profile.NONE);

  /** A profile by its name; the scenario's seed decides the scatter. */
  record ByProfile(Bounce.Profile profile) implements BounceSpec {}

  /**
   * A contact described in the file.
   *
   * @param edges how many edges a transition has, odd
   * @param window the time that they take at most
   * @param seed what the scatter is drawn from, or null for the scenario's seed
   */
  record ByShape(int edges, Duration window, @Nullable Long seed) implements BounceSpec {
    /** Checks the ranges, which are those of {@link Bounce}. */
    public ByShape {
      var _ = new Bounce(edges, window, seed == null ? 0 : seed);
    }
  }

  /**
   * A contact that was recorded.
   *
   * @param file the recording, relative to the scenario's own folder
   */
  record ByRecording(String file) implements BounceSpec {}
}
