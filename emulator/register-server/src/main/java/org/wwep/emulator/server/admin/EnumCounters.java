package org.wwep.emulator.server.admin;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One counter for each value of an enum, all at zero from the start; any thread. */
final class EnumCounters<E extends Enum<E>> {
  private final Map<E, Counter> each;

  EnumCounters(Class<E> type, Function<E, Counter> maker) {
    each = new EnumMap<>(type);
    for (E value : type.getEnumConstants()) {
      each.put(value, maker.apply(value));
    }
  }

  /** Adds what was counted to a map, by these names; zeros are left out unless wanted. */
  void addTo(Map<String, Long> counts, Function<E, String> name, boolean zeros) {
    each.forEach(
        (value, counter) -> {
          long count = (long) counter.count();
          if (zeros || count > 0) {
            counts.merge(name.apply(value), count, Long::sum);
          }
        });
  }

  void add(E value) {
    Objects.requireNonNull(each.get(value)).increment();
  }
}
