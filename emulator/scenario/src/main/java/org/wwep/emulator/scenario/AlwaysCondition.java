package org.wwep.emulator.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Level;

/** What has to hold for a whole run, whatever its steps are. */
public sealed interface AlwaysCondition {
  /** How long a device is left alone until it counts as being at rest, unless told otherwise. */
  Duration REST = Duration.ofSeconds(3);

  /** Returns the key that it has in a file. */
  String keyword();

  /** Returns how long the devices have to be left alone until it has been looked at. */
  default Duration patience() {
    return Duration.ZERO;
  }

  /** A pin has this level. */
  record HoldPin(PartPin pin, Level level) implements AlwaysCondition {
    @Override
    public String keyword() {
      return "hold-pin";
    }
  }

  /**
   * No line of a console has this in it.
   *
   * @param device whose console, as steps name it, or null for everybody's
   */
  record NotOnConsole(@Nullable String device, SerialText text) implements AlwaysCondition {
    @Override
    public String keyword() {
      return "expect-not-serial";
    }
  }

  /**
   * An LED shows the last write to a register that the server has acknowledged.
   *
   * @param within how long the two may differ, or null if they may while the device is not at rest
   */
  record LedEqualsRegister(String device, String led, int register, @Nullable Duration within)
      implements AlwaysCondition {
    @Override
    public String keyword() {
      return "led-equals-register";
    }

    @Override
    public Duration patience() {
      return within == null ? REST : within;
    }
  }

  /**
   * A device has so many of something at a time, and no more.
   *
   * @param device which one, or null for each
   */
  record AtMost(@Nullable String device, Map<DeviceResource, Integer> most)
      implements AlwaysCondition {
    /** Copies the numbers, in the order of the resources. */
    public AtMost {
      most = Collections.unmodifiableMap(new TreeMap<>(most));
    }

    @Override
    public String keyword() {
      return "at-most";
    }
  }

  /**
   * A device at rest has no more of something than it had at its first rest since power came.
   *
   * @param device which one, or null for each
   * @param after how long it is left alone until it is at rest
   */
  record AtRest(@Nullable String device, Set<DeviceResource> resources, Duration after)
      implements AlwaysCondition {
    /** Copies the set, in the order of the resources. */
    public AtRest {
      resources = Collections.unmodifiableSet(new TreeSet<>(resources));
    }

    @Override
    public String keyword() {
      return "at-rest";
    }

    @Override
    public Duration patience() {
      return after;
    }
  }
}
