package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.DnsFault;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.WaitQueue;

/** What one host's questions for names are answered, faults included. */
final class SimResolver {
  /**
   * An answer.
   *
   * @param takes how long it takes, in nanoseconds
   * @param address the address, or null if there is none
   * @param trouble why there is none
   */
  record LookupResult(long takes, @Nullable InetAddress address, String trouble) {}

  private final SimNetwork network;
  private final Seed seed;
  private final SimRandom random;
  private long questions;

  SimResolver(SimNetwork network, Seed seed) {
    this.network = network;
    this.seed = seed;
    this.random = seed.random();
  }

  LookupResult ask(String host, List<FaultSpec> faults, HitListener hits) {
    questions++;
    LinkProfile linkProfile = network.link();
    long takes =
        2 * linkProfile.latency().toNanos() + random.nextLong(linkProfile.jitter().toNanos() + 1);
    InetAddress found = network.names().find(host);
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
        || seed.of(spec.name()).of(questions).random().nextDouble() < spec.toxicity();
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
