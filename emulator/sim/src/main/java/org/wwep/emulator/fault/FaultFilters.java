package org.wwep.emulator.fault;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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

/** Which step carries out which fault. */
final class FaultFilters {
  private FaultFilters() {}

  /** Returns whether a fault does anything to bytes in this direction. */
  static boolean concern(FaultSpec spec, Direction direction) {
    return spec.direction() == direction
        && switch (spec.fault()) {
          case StreamFault _ -> true;
          case TlsFault tls -> !tls.kind().ofCertificate();
          case DnsFault _, GpioFault _, PoolFault _, WifiFault _ -> false;
        };
  }

  /**
   * Returns a fault's step, or nothing if it is not about bytes.
   *
   * @param already how many bytes it counted before it was changed
   */
  static @Nullable FaultFilter of(
      Fault fault, RandomGenerator random, long already, FilterHits hits) {
    return switch (fault) {
      case StreamFault stream -> of(stream, random, already, hits);
      case TlsFault tls -> of(tls, hits);
      case DnsFault _, GpioFault _, PoolFault _, WifiFault _ -> null;
    };
  }

  private static FaultFilter of(
      StreamFault fault, RandomGenerator random, long already, FilterHits hits) {
    return switch (fault) {
      case Noop _ -> new NoopFilter(hits);
      case Latency latency -> new LatencyFilter(latency, random, hits);
      case Bandwidth bandwidth -> new BandwidthFilter(bandwidth, hits);
      case SlowClose slow -> new SlowCloseFilter(slow, hits);
      case Timeout timeout -> new TimeoutFilter(timeout, hits);
      case ResetPeer reset -> new ResetPeerFilter(reset, hits);
      case Slicer slicer -> new SlicerFilter(slicer, random, hits);
      case LimitData limit -> new LimitDataFilter(limit, already, hits);
      case PacketLoss loss -> new PacketLossFilter(loss, random, hits);
      case Frame frame -> new FrameFilter(frame, random, already, hits);
    };
  }

  private static @Nullable FaultFilter of(TlsFault fault, FilterHits hits) {
    return switch (fault.kind()) {
      case EXPIRED, WRONG_NAME, UNKNOWN_CA, SELF_SIGNED -> null;
      case DOWNGRADE -> new TlsDowngradeFilter(hits);
      case STALL -> new TlsStallFilter(hits);
      case TRUNCATE -> new TlsTruncateFilter(hits);
    };
  }
}
