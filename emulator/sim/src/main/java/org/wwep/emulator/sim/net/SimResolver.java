package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.DnsFault;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.NameNotResolvedException;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** One host's questions for names, and what they are answered, faults included. */
final class SimResolver {
  /**
   * An answer.
   *
   * @param takes how long it takes, in nanoseconds
   * @param address the address, or null if there is none
   * @param trouble why there is none
   */
  private record LookupResult(long takes, @Nullable InetAddress address, String trouble) {}

  private final SimHost asker;
  private final long seed;
  private final SimRandom random;
  private long questions;

  SimResolver(SimHost asker, Seed seed) {
    this.asker = asker;
    this.seed = seed.value();
    this.random = seed.random();
  }

  /**
   * Returns the address that a name leads to, after the time that it takes to learn it; a literal
   * is its own.
   *
   * @throws NameNotResolvedException if there is none, or not within the timeout
   */
  InetAddress resolve(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    Ranges.timeout(timeout);
    if (host.isBlank()) {
      throw new IllegalArgumentException("a host name has a character or more, was blank");
    }
    asker.world().throwIfCancelled();
    InetAddress literal = literal(host);
    return literal == null ? await(host, timeout) : literal;
  }

  private static @Nullable InetAddress literal(String host) {
    // Most are names, and an exception for each would be dear.
    if (host.indexOf(':') < 0 && !Character.isDigit(host.charAt(host.length() - 1))) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private InetAddress await(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    HostFaults hostFaults = asker.hostFaults();
    LookupResult lookupResult = ask(host, hostFaults.specs(), hostFaults.hits());
    hostFaults.countOutOfRange(HitUnit.LOOK_UP);
    long takes = hostFaults.inRange() ? lookupResult.takes() : WaitQueue.FOREVER;
    asker.pause(Math.min(takes, timeout.toNanos()));
    if (asker.isClosed()) {
      throw new NameNotResolvedException("the stack was closed, asked for " + host);
    }
    if (takes > timeout.toNanos()) {
      throw new NameNotResolvedException(
          "no answer about " + host + " within " + Durations.millis(timeout));
    }
    InetAddress found = lookupResult.address();
    if (found == null) {
      throw new NameNotResolvedException(lookupResult.trouble());
    }
    return found;
  }

  private LookupResult ask(String host, List<FaultSpec> faults, HitListener hits) {
    questions++;
    LinkProfile linkProfile = asker.network().link();
    long takes =
        2 * linkProfile.latency().toNanos() + random.nextLong(linkProfile.jitter().toNanos() + 1);
    InetAddress found = asker.network().names().find(host);
    LookupResult lookupResult = new LookupResult(takes, found, "no such name: " + host);
    for (FaultSpec spec : faults) {
      if (spec.fault() instanceof DnsFault fault && meets(spec)) {
        hits.hit(spec, HitUnit.LOOK_UP, 1);
        lookupResult = under(fault, lookupResult, host);
      }
    }
    return lookupResult;
  }

  private boolean meets(FaultSpec spec) {
    return spec.toxicity() >= 1
        || new Seed(seed).of(spec.name()).of(questions).random().nextDouble() < spec.toxicity();
  }

  private static LookupResult under(DnsFault fault, LookupResult lookupResult, String host) {
    return switch (fault.kind()) {
      case NXDOMAIN -> new LookupResult(lookupResult.takes(), null, "no such name: " + host);
      case SERVFAIL ->
          new LookupResult(lookupResult.takes(), null, "the name server failed, asked for " + host);
      case TIMEOUT -> new LookupResult(WaitQueue.FOREVER, null, "no answer about " + host);
      case SLOW ->
          new LookupResult(
              lookupResult.takes() + fault.delay().toNanos(),
              lookupResult.address(),
              lookupResult.trouble());
      case FLIP -> new LookupResult(lookupResult.takes(), fault.address(), lookupResult.trouble());
    };
  }
}
