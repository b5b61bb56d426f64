package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.DnsFault;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.WaitQueue;

/** What one host's questions for names are answered, faults included. */
final class LookUps {
  /**
   * An answer.
   *
   * @param takes how long it takes, in nanoseconds
   * @param address the address, or null if there is none
   * @param trouble why there is none
   */
  record Answer(long takes, @Nullable InetAddress address, String trouble) {}

  private final SimNetwork network;
  private final Seed seed;
  private final SimRandom random;
  private long questions;

  LookUps(SimNetwork network, Seed seed) {
    this.network = network;
    this.seed = seed;
    this.random = seed.random();
  }

  Answer ask(String host, List<FaultSpec> faults) {
    questions++;
    Link link = network.link();
    long takes = 2 * link.latency().toNanos() + random.nextLong(link.jitter().toNanos() + 1);
    InetAddress found = network.names().find(host);
    Answer answer = new Answer(takes, found, "no such name: " + host);
    for (FaultSpec spec : faults) {
      if (spec.fault() instanceof DnsFault fault && meets(spec)) {
        answer = under(fault, answer, host);
      }
    }
    return answer;
  }

  private boolean meets(FaultSpec spec) {
    return spec.toxicity() >= 1
        || seed.of(spec.name()).of(questions).random().nextDouble() < spec.toxicity();
  }

  private static Answer under(DnsFault fault, Answer answer, String host) {
    return switch (fault.kind()) {
      case NXDOMAIN -> new Answer(answer.takes(), null, "no such name: " + host);
      case SERVFAIL ->
          new Answer(answer.takes(), null, "the name server failed, asked for " + host);
      case TIMEOUT -> new Answer(WaitQueue.FOREVER, null, "no answer about " + host);
      case SLOW ->
          new Answer(answer.takes() + fault.delay().toNanos(), answer.address(), answer.trouble());
      case FLIP -> new Answer(answer.takes(), fault.address(), answer.trouble());
    };
  }
}
