package org.wwep.emulator.fault;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Trouble with names.
 *
 * @param kind which
 * @param delay how much later a slow answer comes, for {@link Kind#SLOW} alone
 * @param address where another answer leads, for {@link Kind#FLIP} alone
 */
public record DnsFault(Kind kind, Duration delay, @Nullable InetAddress address) implements Fault {
  /** Which trouble. */
  public enum Kind {
    /** There is no such name. */
    NXDOMAIN,
    /** The server cannot answer. */
    SERVFAIL,
    /** No answer comes. */
    TIMEOUT,
    /** The answer comes late. */
    SLOW,
    /** The answer is another address. */
    FLIP
  }

  /** Checks that what is given fits the kind. */
  public DnsFault {
    AttributeRanges.millis("delay", delay);
    if ((kind == Kind.SLOW) != delay.isPositive()) {
      throw new IllegalArgumentException(
          kind == Kind.SLOW
              ? "kind=slow needs a delay, such as delay=500ms"
              : "delay belongs to kind=slow, was " + delay + " with kind=" + EnumNames.of(kind));
    }
    if ((kind == Kind.FLIP) != (address != null)) {
      throw new IllegalArgumentException(
          kind == Kind.FLIP
              ? "kind=flip needs an address, such as address=127.0.0.2"
              : "address belongs to kind=flip, was given with kind=" + EnumNames.of(kind));
    }
  }
}
