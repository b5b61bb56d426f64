package org.wwep.emulator.sim.net;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;

/**
 * The rules of a network, in the order in which they were put in place.
 *
 * <p><b>Shape</b>: the first verdict that is not to let pass holds, and the rules behind it are not
 * asked.
 */
final class SegmentRules {
  /** What a verdict is about, beside the rule that gave it. */
  record Judgement(String rule, SegmentVerdict verdict) {
    static final Judgement PASS = new Judgement("", SegmentVerdict.pass());
  }

  private record Stream(String rule, long connection, Direction direction) {}

  private final Seed seed;
  private final Map<String, SegmentRule> rules = new LinkedHashMap<>();
  private final Map<Stream, SimRandom> randoms = new HashMap<>();

  SegmentRules(Seed seed) {
    this.seed = seed;
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  void put(String name, SegmentRule rule) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a rule's name has a character or more, was blank");
    }
    rules.put(name, rule);
  }

  boolean remove(String name) {
    randoms.keySet().removeIf(stream -> stream.rule().equals(name));
    return rules.remove(name) != null;
  }

  Judgement judge(NetworkSegment segment) {
    for (Map.Entry<String, SegmentRule> each : rules.entrySet()) {
      SimRandom random =
          randoms.computeIfAbsent(
              new Stream(each.getKey(), segment.connection(), segment.direction()), this::random);
      SegmentVerdict verdict = each.getValue().judge(segment, random);
      if (!(verdict instanceof SegmentVerdict.Pass)) {
        return new Judgement(each.getKey(), verdict);
      }
    }
    return Judgement.PASS;
  }

  private SimRandom random(Stream stream) {
    return seed.of(stream.rule()).of(stream.connection()).of(stream.direction().word()).random();
  }
}
