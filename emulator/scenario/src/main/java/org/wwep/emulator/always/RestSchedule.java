package org.wwep.emulator.always;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Formats;

/** When to look at a device: once each time that it has come to rest. Owned by its check. */
final class RestSchedule {
  private final RestTracker rest;
  private final Duration after;
  private @Nullable Instant looked;

  /**
   * Makes one.
   *
   * @param after how long it is left alone until it is at rest
   */
  RestSchedule(RestTracker rest, Duration after) {
    this.rest = rest;
    this.after = after;
  }

  /** Returns whether to look now: it has come to rest since the last look. */
  boolean comes(Instant now) {
    Instant since = rest.since();
    if (since == null || since.equals(looked) || now.isBefore(since.plus(after))) {
      return false;
    }
    looked = since;
    return true;
  }

  /** Returns when it will be at rest if nothing happens, or null. */
  @Nullable Instant due() {
    Instant since = rest.since();
    return since == null || since.equals(looked) ? null : since.plus(after);
  }

  /** Returns whether it is at rest, and was looked at. */
  boolean isSettled() {
    Instant since = rest.since();
    return since != null && since.equals(looked);
  }

  /** Returns why nobody ever looked, if so. */
  Optional<String> unproven() {
    if (looked != null) {
      return Optional.empty();
    }
    String why = rest.obstacle();
    return Optional.of(
        "%s was never at rest for %s: %s"
            .formatted(
                rest.device().name(),
                Formats.span(after),
                why == null ? "its buttons or its network were in use" : why));
  }
}
