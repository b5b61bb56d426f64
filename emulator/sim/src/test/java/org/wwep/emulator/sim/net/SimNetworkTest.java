package org.wwep.emulator.sim.net;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.wwep.emulator.sim.Schedule;
import org.wwep.net.NetworkStackContract;
import org.wwep.net.NetworkWorld;

/** The contract of a network stack, on paths of several kinds. */
class SimNetworkTest {
  @Nested
  class OnWifi extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new SimNetworkWorld(LinkProfile.WIFI, Schedule.IN_ORDER);
    }
  }

  @Nested
  class OnASlowPathInSmallPieces extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new SimNetworkWorld(
          LinkProfile.WIFI
              .withSegment(536)
              .withBandwidth(5_000_000)
              .withLatency(Duration.ofMillis(4), Duration.ZERO),
          Schedule.IN_ORDER);
    }
  }

  @Nested
  class Shuffled extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new SimNetworkWorld(LinkProfile.WIFI, Schedule.SHUFFLED);
    }
  }

  @Nested
  class UnderARuleThatDelaysAndLoses extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      LinkProfile quick =
          new LinkProfile(
              Duration.ofMillis(1), Duration.ofMillis(1), 0, 1460, 0, Duration.ofMillis(2));
      return new SimNetworkWorld(quick, Schedule.IN_ORDER)
          .withRule("loss", (segment, random) -> lost(random.nextInt(20)));
    }

    private SegmentVerdict lost(int drawn) {
      return switch (drawn) {
        case 0 -> SegmentVerdict.drop();
        case 1 -> SegmentVerdict.delay(Duration.ofMillis(1));
        default -> SegmentVerdict.pass();
      };
    }
  }
}
