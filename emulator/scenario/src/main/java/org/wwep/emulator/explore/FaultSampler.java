package org.wwep.emulator.explore;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.Fault;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.StreamFault;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.sim.SimRandom;

/** Gives a fault of a scenario's chaos the values that the scenario leaves to the seed. */
public final class FaultSampler {
  private static final int FRAME = 11;

  private FaultSampler() {}

  /** Draws what is left out; whatever the scenario gives, stands. */
  public static FaultSpec draw(FaultEntry entry, SimRandom random) {
    Map<String, Object> attributes = drawn(entry.type(), random);
    Direction direction =
        entry.type().equals("tls") || random.nextBoolean()
            ? Direction.DOWNSTREAM
            : Direction.UPSTREAM;
    Fault fault =
        FaultFormat.parse(
            entry.type(), entry.attributes().isEmpty() ? attributes : entry.attributes());
    if (!(fault instanceof StreamFault)) {
      direction = Direction.DOWNSTREAM;
    }
    if (entry.places().containsKey("stream")) {
      direction = Direction.parse(entry.stream().toString());
    }
    return new FaultSpec(entry.name(), fault, direction, entry.toxicity());
  }

  private static Map<String, Object> drawn(String type, SimRandom random) {
    Map<String, Object> drawn = new LinkedHashMap<>();
    switch (type) {
      case "latency" -> {
        drawn.put("latency", random.nextLong(800));
        drawn.put("jitter", random.nextLong(200));
      }
      case "bandwidth" -> drawn.put("rate", 1 + random.nextLong(20));
      case "slow_close" -> drawn.put("delay", random.nextLong(1000));
      case "timeout" -> drawn.put("timeout", random.nextLong(1000));
      case "reset_peer" -> drawn.put("timeout", random.nextLong(200));
      case "slicer" -> {
        long size = 1 + random.nextLong(8);
        drawn.put("average_size", size);
        drawn.put("size_variation", random.nextLong(size));
        drawn.put("delay", random.nextLong(20_000));
      }
      case "limit_data" -> drawn.put("bytes", random.nextLong(2 * FRAME));
      case "packet_loss" -> {
        drawn.put("probability", 0.05 + random.nextDouble() * 0.9);
        drawn.put("rto", 100 + random.nextLong(300));
      }
      case "frame" -> {
        drawn.put("op", pick(random, "cut", "split", "reset", "corrupt"));
        drawn.put("after", random.nextLong(FRAME + 1));
      }
      case "dns" -> drawn.put("kind", pick(random, "nxdomain", "servfail", "timeout"));
      case "tls" ->
          drawn.put(
              "kind",
              pick(
                  random,
                  "expired",
                  "wrong-name",
                  "unknown-ca",
                  "self-signed",
                  "downgrade",
                  "stall",
                  "truncate"));
      case "gpio" -> drawn.put("kind", pick(random, "busy", "absent", "denied"));
      case "pool" -> drawn.put("kind", "exhausted");
      case "wifi" -> drawn.put("kind", "drop");
      default -> {
        // An unknown type: whoever reads the fault says so.
      }
    }
    return drawn;
  }

  private static String pick(SimRandom random, String... words) {
    return words[random.nextInt(words.length)];
  }
}
