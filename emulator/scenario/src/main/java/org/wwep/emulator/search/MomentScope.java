package org.wwep.emulator.search;

import static org.wwep.emulator.explore.FaultMoment.BEFORE_CONNECT;
import static org.wwep.emulator.explore.FaultMoment.BEFORE_REPLY;
import static org.wwep.emulator.explore.FaultMoment.CLOSE;
import static org.wwep.emulator.explore.FaultMoment.CONNECT;
import static org.wwep.emulator.explore.FaultMoment.FRAME;
import static org.wwep.emulator.explore.FaultMoment.HANDSHAKE;
import static org.wwep.emulator.explore.FaultMoment.IDLE;
import static org.wwep.emulator.explore.FaultMoment.PAUSE;
import static org.wwep.emulator.explore.FaultMoment.REPLY;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.wwep.emulator.explore.FaultMoment;

/**
 * At which moments a fault of each type can hit something of the course's client, by itself: beside
 * others, whose attempts leave more behind, it may at further ones.
 */
final class MomentScope {
  /**
   * The moments of one type.
   *
   * @param open those over links in the clear
   * @param tls those over links under TLS
   */
  private record Scope(Set<FaultMoment> open, Set<FaultMoment> tls) {}

  /**
   * The server ends a connection in the clear right behind its reply, one under TLS when the client
   * has. Giving an attempt up breaks the connection: no fault has a hold on that. A frame is handed
   * over in no time, so what needs some cannot hit within it.
   */
  private static final Map<String, Scope> TABLE =
      Map.ofEntries(
          Map.entry("latency", bytes(EnumSet.of(FRAME, REPLY, CLOSE, PAUSE), IDLE)),
          Map.entry("bandwidth", bytes(EnumSet.of(FRAME, REPLY), CLOSE)),
          Map.entry(
              "slow_close", new Scope(EnumSet.of(REPLY, CLOSE), EnumSet.of(CONNECT, CLOSE, IDLE))),
          Map.entry("timeout", bytes(EnumSet.of(CONNECT, FRAME, BEFORE_REPLY, REPLY, PAUSE))),
          Map.entry("reset_peer", bytes(EnumSet.of(FRAME, REPLY, CLOSE))),
          Map.entry("slicer", bytes(EnumSet.of(FRAME, REPLY, CLOSE))),
          Map.entry("limit_data", bytes(EnumSet.of(FRAME, REPLY, PAUSE))),
          Map.entry("noop", bytes(EnumSet.of(FRAME, REPLY, CLOSE))),
          Map.entry("packet_loss", bytes(EnumSet.of(FRAME, REPLY, CLOSE, PAUSE), CONNECT, IDLE)),
          Map.entry("frame", bytes(EnumSet.of(CONNECT, FRAME, REPLY, CLOSE, PAUSE))),
          // A device looks names up when it boots, and again if that failed.
          Map.entry("dns", both(EnumSet.of(BEFORE_CONNECT))),
          Map.entry(
              "tls",
              new Scope(EnumSet.noneOf(FaultMoment.class), EnumSet.of(CONNECT, HANDSHAKE, IDLE))),
          Map.entry("gpio", both(EnumSet.of(CONNECT, IDLE))),
          Map.entry("pool", both(EnumSet.of(FRAME, REPLY))),
          Map.entry("wifi", bytes(EnumSet.of(CONNECT, BEFORE_REPLY, REPLY, PAUSE, IDLE))));

  private MomentScope() {}

  private static Scope both(Set<FaultMoment> moments) {
    return new Scope(moments, moments);
  }

  /** Under TLS there are a handshake, and bytes behind the reply. */
  private static Scope bytes(Set<FaultMoment> open, FaultMoment... besides) {
    Set<FaultMoment> tls = EnumSet.copyOf(open);
    tls.add(HANDSHAKE);
    tls.addAll(Set.of(besides));
    return new Scope(open, tls);
  }

  /**
   * Returns the moments of a type of fault, in order.
   *
   * @param security {@code open} or {@code tls}
   * @param links the kinds of links that have it
   */
  static Set<FaultMoment> of(String fault, String security, Collection<String> links) {
    Scope scope = TABLE.get(fault);
    boolean hasPackets = links.stream().anyMatch(link -> LinkLabel.has(link, LinkLabel.PACKET));
    if (scope == null || links.isEmpty() || (fault.equals("pool") && !hasPackets)) {
      return Set.of();
    }
    return security.equals(LinkLabel.TLS) ? scope.tls() : scope.open();
  }
}
