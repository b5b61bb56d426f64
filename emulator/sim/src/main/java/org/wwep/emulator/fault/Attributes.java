package org.wwep.emulator.fault;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The attributes of one fault, read but not yet checked against each other. */
record Attributes(Map<String, Object> values) {
  boolean has(String name) {
    return values.containsKey(name);
  }

  Duration time(String name) {
    return (Duration) value(name);
  }

  Duration time(String name, Duration otherwise) {
    return has(name) ? time(name) : otherwise;
  }

  long whole(String name) {
    return (Long) value(name);
  }

  double share(String name) {
    return (Double) value(name);
  }

  <E extends Enum<E>> E word(String name, Class<E> set) {
    return EnumNames.parse(name, set, (String) value(name));
  }

  @Nullable InetAddress address(String name) {
    return (InetAddress) values.get(name);
  }

  private Object value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
