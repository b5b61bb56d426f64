package org.wwep.emulator.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;

/** A stream under faults, in milliseconds and text. */
final class FaultedStreamProbe {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final FaultyStream stream;
  private final List<String> seen = new ArrayList<>();

  FaultedStreamProbe(FaultyStream stream) {
    this.stream = stream;
    see(stream.open(at(0)));
  }

  /** Opens a downstream of connection 1 under these faults, as an option writes them. */
  static FaultedStreamProbe under(String... faults) {
    return new FaultedStreamProbe(new FaultyStream(specs(faults), Direction.DOWNSTREAM, 42, 1));
  }

  static List<FaultSpec> specs(String... faults) {
    return Stream.of(faults).map(FaultFormat::line).toList();
  }

  static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  FaultedStreamProbe data(long millis, String text) {
    return see(stream.data(text.getBytes(ISO_8859_1), at(millis)));
  }

  FaultedStreamProbe end(long millis) {
    return see(stream.end(at(millis)));
  }

  FaultedStreamProbe reset(long millis) {
    return see(stream.reset(at(millis)));
  }

  FaultedStreamProbe change(long millis, String... faults) {
    return see(stream.change(specs(faults), at(millis)));
  }

  private FaultedStreamProbe see(List<Delivery> deliveries) {
    deliveries.forEach(delivery -> seen.add(shown(delivery)));
    return this;
  }

  /** Returns what was delivered, such as {@code 100 abc}, {@code 1.5 end}. */
  List<String> seen() {
    return seen;
  }

  static String shown(Delivery delivery) {
    Duration since = Duration.between(START, delivery.at());
    String millis =
        since.toNanosPart() % 1_000_000 == 0
            ? "" + since.toMillis()
            : "" + since.toNanos() / 1_000_000.0;
    return millis
        + " "
        + switch (delivery) {
          case Bytes bytes -> new String(bytes.bytes(), ISO_8859_1);
          case End _ -> "end";
          case Reset _ -> "reset";
          case Closed _ -> "closed";
        };
  }
}
