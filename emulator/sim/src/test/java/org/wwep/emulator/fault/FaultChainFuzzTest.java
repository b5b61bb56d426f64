package org.wwep.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.StreamFault.Bandwidth;
import org.wwep.emulator.fault.StreamFault.Frame;
import org.wwep.emulator.fault.StreamFault.Latency;
import org.wwep.emulator.fault.StreamFault.LimitData;
import org.wwep.emulator.fault.StreamFault.PacketLoss;
import org.wwep.emulator.fault.StreamFault.ResetPeer;
import org.wwep.emulator.fault.StreamFault.Slicer;
import org.wwep.emulator.fault.StreamFault.SlowClose;
import org.wwep.emulator.fault.StreamFault.Timeout;

class FaultChainFuzzTest {
  private static final int CASES = 10_000;

  @Test
  void under_any_chain_the_bytes_keep_their_order_and_content() {
    for (int i = 0; i < CASES; i++) {
      long seed = 20_261_123L * CASES + i;
      try {
        play(new SplittableRandom(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void play(SplittableRandom random) {
    List<FaultSpec> faults = chain(random);
    List<FaultSpec> first = faults;
    boolean cutting = cutting(faults);
    FaultyStream stream = new FaultyStream(faults, Direction.UPSTREAM, random.nextLong(), 1);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    Instant now = FaultedStreamProbe.START;
    List<Delivery> got = new ArrayList<>(stream.open(now));
    int chunks = random.nextInt(8);
    for (int i = 0; i < chunks; i++) {
      now = now.plusMillis(random.nextInt(50));
      byte[] chunk = new byte[random.nextInt(random.nextBoolean() ? 20 : 4000)];
      random.nextBytes(chunk);
      sent.writeBytes(chunk);
      got.addAll(stream.data(chunk, now));
      if (random.nextInt(10) == 0) {
        faults = random.nextBoolean() ? List.of() : chain(random);
        cutting |= cutting(faults);
        got.addAll(stream.change(faults, now));
      }
    }
    // Whoever stopped all bytes, does not to the end.
    got.addAll(stream.change(List.of(), now));
    got.addAll(stream.end(now.plusMillis(1)));
    check(got, sent.toByteArray(), cutting, first);
  }

  private static void check(
      List<Delivery> got, byte[] sent, boolean cutting, List<FaultSpec> faults) {
    Instant last = Instant.MIN;
    Instant over = Instant.MAX;
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    boolean ended = false;
    for (Delivery delivery : got) {
      if (delivery.isLast()) {
        assertThat(delivery.at()).isBefore(over);
        over = delivery.at();
      } else {
        assertThat(delivery.at()).as("order in %s", faults).isAfterOrEqualTo(last);
        assertThat(ended).as("nothing behind the end").isFalse();
        last = delivery.at();
        if (delivery instanceof Bytes bytes) {
          assertThat(bytes.bytes()).isNotEmpty();
          received.writeBytes(bytes.bytes());
        } else {
          ended = true;
        }
      }
    }
    byte[] all = received.toByteArray();
    assertThat(all.length).isLessThanOrEqualTo(sent.length);
    if (cutting) {
      assertThat(all).as("%s", faults).isEqualTo(Arrays.copyOf(sent, all.length));
    } else {
      assertThat(all).as("%s", faults).isEqualTo(sent);
      assertThat(ended).as("%s", faults).isTrue();
      assertThat(over).isEqualTo(Instant.MAX);
    }
  }

  private static boolean cutting(List<FaultSpec> faults) {
    return faults.stream()
        .anyMatch(
            spec ->
                switch ((StreamFault) spec.fault()) {
                  case StreamFault.Noop _, Latency _, Bandwidth _, SlowClose _, Slicer _ -> false;
                  case PacketLoss loss -> loss.probability() > 0.3;
                  case Frame frame -> frame.op() != Frame.Op.SPLIT;
                  case Timeout _, ResetPeer _, LimitData _ -> true;
                });
  }

  private static List<FaultSpec> chain(SplittableRandom random) {
    List<FaultSpec> chain = new ArrayList<>();
    boolean mild = random.nextBoolean();
    int length = random.nextInt(5);
    for (int i = 0; i < length; i++) {
      FaultSpec spec = FaultSpec.of(fault(random, mild), Direction.UPSTREAM);
      chain.add(
          spec.withName("f" + i).withToxicity(random.nextBoolean() ? 1 : random.nextDouble()));
    }
    return chain;
  }

  private static StreamFault fault(SplittableRandom random, boolean mild) {
    return switch (random.nextInt(mild ? 6 : 9)) {
      case 0 -> new Latency(millis(random), millis(random));
      case 1 -> new Bandwidth(random.nextInt(4));
      case 2 -> new SlowClose(millis(random));
      case 3 -> {
        int average = 1 + random.nextInt(300);
        yield new Slicer(
            average, random.nextInt(2 * average), Duration.ofNanos(1000L * random.nextInt(2000)));
      }
      case 4 -> new PacketLoss(random.nextDouble() * (mild ? 0.2 : 1), millis(random));
      case 5 -> new Frame(Frame.Op.SPLIT, random.nextInt(100), millis(random));
      case 6 -> new Timeout(millis(random));
      case 7 -> new ResetPeer(millis(random));
      default ->
          random.nextBoolean()
              ? new LimitData(random.nextInt(500))
              : Frame.of(random.nextBoolean() ? Frame.Op.CUT : Frame.Op.RESET, random.nextInt(100));
    };
  }

  private static Duration millis(SplittableRandom random) {
    return Duration.ofMillis(random.nextInt(200));
  }
}
