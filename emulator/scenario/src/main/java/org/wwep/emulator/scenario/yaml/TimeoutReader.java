package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Defaults;
import org.wwep.value.Durations;

/**
 * Reads how long steps wait, and finds the waits that cannot end in time.
 *
 * @param defaults what holds for a wait that does not say
 * @param limit the time that the run may take, if the file says so itself, or null
 */
public record TimeoutReader(Defaults defaults, @Nullable Duration limit) {
  /** Reads how long a step waits at most; without a word, as long as the run may take. */
  public Duration timeout(MappingReader fields, String key) {
    return bounded(fields, key, fields.value(key, defaults.timeout(), ValueReaders::span));
  }

  /** Reads how long a step watches, which it has to say. */
  public Duration span(MappingReader fields, String key) {
    return bounded(fields, key, fields.required(key, Duration.ofNanos(1), ValueReaders::span));
  }

  private Duration bounded(MappingReader fields, String key, Duration time) {
    if (limit != null && time.compareTo(limit) > 0) {
      fields.problem(
          fields.at(key),
          "'%s': a wait of %s is longer than the whole run, 'defaults: {timeout: %s}'"
              .formatted(key, Durations.format(time), Durations.format(limit)));
    }
    return time;
  }
}
