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

  void add(E value) {
    Objects.requireNonNull(each.get(value)).increment();
  }
}
