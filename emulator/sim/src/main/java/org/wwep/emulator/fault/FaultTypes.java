package org.wwep.emulator.fault;

import static org.wwep.emulator.fault.Attribute.OPTIONAL;
import static org.wwep.emulator.fault.Attribute.REQUIRED;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.fault.Attribute.Kind;
import org.wwep.emulator.fault.StreamFault.Bandwidth;
import org.wwep.emulator.fault.StreamFault.Frame;
import org.wwep.emulator.fault.StreamFault.Latency;
import org.wwep.emulator.fault.StreamFault.LimitData;
import org.wwep.emulator.fault.StreamFault.Noop;
import org.wwep.emulator.fault.StreamFault.PacketLoss;
import org.wwep.emulator.fault.StreamFault.ResetPeer;
import org.wwep.emulator.fault.StreamFault.Slicer;
import org.wwep.emulator.fault.StreamFault.SlowClose;
import org.wwep.emulator.fault.StreamFault.Timeout;

/** The table of all types of fault. */
final class FaultTypes {
  static final List<FaultType<?>> ALL =
      List.of(
          new FaultType<>(
              "latency",
              Latency.class,
              List.of(millis("latency", "0"), millis("jitter", "0")),
              attributes -> new Latency(attributes.time("latency"), attributes.time("jitter")),
              fault -> Map.of("latency", fault.latency(), "jitter", fault.jitter())),
          new FaultType<>(
              "bandwidth",
              Bandwidth.class,
              List.of(Attribute.of("rate", Kind.RATE, "0")),
              attributes -> new Bandwidth(attributes.whole("rate")),
              fault -> Map.of("rate", fault.rate())),
          new FaultType<>(
              "slow_close",
              SlowClose.class,
              List.of(millis("delay", "0")),
              attributes -> new SlowClose(attributes.time("delay")),
              fault -> Map.of("delay", fault.delay())),
          new FaultType<>(
              "timeout",
              Timeout.class,
              List.of(millis("timeout", "0")),
              attributes -> new Timeout(attributes.time("timeout")),
              fault -> Map.of("timeout", fault.timeout())),
          new FaultType<>(
              "reset_peer",
              ResetPeer.class,
              List.of(millis("timeout", "0")),
              attributes -> new ResetPeer(attributes.time("timeout")),
              fault -> Map.of("timeout", fault.timeout())),
          new FaultType<>(
              "slicer",
              Slicer.class,
              List.of(
                  Attribute.of("average_size", Kind.BYTES, REQUIRED),
                  Attribute.of("size_variation", Kind.BYTES, "0"),
                  Attribute.of("delay", Kind.MICROSECONDS, "0")),
              attributes ->
                  new Slicer(
                      attributes.whole("average_size"),
                      attributes.whole("size_variation"),
                      attributes.time("delay")),
              fault ->
                  Map.of(
                      "average_size", fault.averageSize(),
                      "size_variation", fault.sizeVariation(),
                      "delay", fault.delay())),
          new FaultType<>(
              "limit_data",
              LimitData.class,
              List.of(Attribute.of("bytes", Kind.BYTES, "0")),
              attributes -> new LimitData(attributes.whole("bytes")),
              fault -> Map.of("bytes", fault.bytes())),
          new FaultType<>("noop", Noop.class, List.of(), _ -> new Noop(), _ -> Map.of()),
          new FaultType<>(
              "packet_loss",
              PacketLoss.class,
              List.of(Attribute.of("probability", Kind.SHARE, REQUIRED), millis("rto", "200")),
              attributes -> new PacketLoss(attributes.share("probability"), attributes.time("rto")),
              fault -> Map.of("probability", fault.probability(), "rto", fault.rto())),
          new FaultType<>(
              "frame",
              Frame.class,
              List.of(
                  Attribute.word("op", Frame.Op.class, REQUIRED),
                  Attribute.of("after", Kind.BYTES, REQUIRED),
                  millis("delay", OPTIONAL)),
              FaultTypes::frame,
              fault -> Map.of("op", fault.op(), "after", fault.after(), "delay", fault.delay())),
          new FaultType<>(
              "dns",
              DnsFault.class,
              List.of(
                  Attribute.word("kind", DnsFault.Kind.class, REQUIRED),
                  millis("delay", "0"),
                  Attribute.of("address", Kind.ADDRESS, OPTIONAL)),
              attributes ->
                  new DnsFault(
                      attributes.word("kind", DnsFault.Kind.class),
                      attributes.time("delay"),
                      attributes.address("address")),
              FaultTypes::read),
          new FaultType<>(
              "tls",
              TlsFault.class,
              List.of(Attribute.word("kind", TlsFault.Kind.class, REQUIRED)),
              attributes -> new TlsFault(attributes.word("kind", TlsFault.Kind.class)),
              fault -> Map.of("kind", fault.kind())),
          new FaultType<>(
              "gpio",
              GpioFault.class,
              List.of(Attribute.word("kind", GpioFault.Kind.class, REQUIRED)),
              attributes -> new GpioFault(attributes.word("kind", GpioFault.Kind.class)),
              fault -> Map.of("kind", fault.kind())),
          new FaultType<>(
              "pool",
              PoolFault.class,
              List.of(Attribute.word("kind", PoolFault.Kind.class, "exhausted")),
              attributes -> new PoolFault(attributes.word("kind", PoolFault.Kind.class)),
              fault -> Map.of("kind", fault.kind())),
          new FaultType<>(
              "wifi",
              WifiFault.class,
              List.of(Attribute.word("kind", WifiFault.Kind.class, "drop")),
              attributes -> new WifiFault(attributes.word("kind", WifiFault.Kind.class)),
              fault -> Map.of("kind", fault.kind())));

  private FaultTypes() {}

  private static Attribute millis(String name, String fallback) {
    return Attribute.of(name, Kind.MILLISECONDS, fallback);
  }

  private static Frame frame(Attributes attributes) {
    Frame usual = Frame.of(attributes.word("op", Frame.Op.class), attributes.whole("after"));
    Duration delay = attributes.time("delay", usual.delay());
    return new Frame(usual.op(), usual.after(), delay);
  }

  private static Map<String, Object> read(DnsFault fault) {
    Map<String, Object> values =
        new HashMap<>(Map.of("kind", fault.kind(), "delay", fault.delay()));
    if (fault.address() != null) {
      values.put("address", fault.address());
    }
    return values;
  }
}
