package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wwep.emulator.explore.FaultMoment;

/**
 * At which moments no fault of a kind hit anything, over links of one security.
 *
 * @param security {@code open} or {@code tls}
 * @param of how many pairs of a kind of fault and a moment there are
 * @param never those that were never seen, {@code latency within frame}
 */
public record MomentGap(String security, int of, List<String> never) {
  private static final int MOST_NAMED = 3;

  /** Copies the list. */
  public MomentGap {
    never = List.copyOf(never);
  }

  /** Returns one for each security that a search's links have, if it has faults. */
  static List<MomentGap> of(
      MomentCoverage coverage, Collection<String> links, Collection<String> faults) {
    List<MomentGap> gaps = new ArrayList<>();
    for (String security : List.of(LinkLabel.OPEN, LinkLabel.TLS)) {
      if (!faults.isEmpty() && links.stream().anyMatch(link -> LinkLabel.has(link, security))) {
        gaps.add(of(coverage, security, faults));
      }
    }
    return gaps;
  }

  private static MomentGap of(MomentCoverage coverage, String security, Collection<String> faults) {
    int of = 0;
    List<String> never = new ArrayList<>();
    for (String fault : faults) {
      for (FaultMoment moment : FaultMoment.values()) {
        if (isPossible(fault, moment, security)) {
          of++;
          if (!coverage.isHit(security, fault, moment)) {
            never.add(fault + " " + moment.text());
          }
        }
      }
    }
    return new MomentGap(security, of, never);
  }

  /** A name is looked up before there is a connection, and what others hit is behind that. */
  private static boolean isPossible(String fault, FaultMoment moment, String security) {
    return switch (moment) {
      case NOT_YET -> false;
      case BEFORE_CONNECT -> List.of("dns", "wifi", "gpio").contains(fault);
      case HANDSHAKE -> security.equals(LinkLabel.TLS) && !fault.equals("dns");
      case CONNECT, FRAME, BEFORE_REPLY, REPLY, CLOSE, PAUSE, IDLE -> !fault.equals("dns");
    };
  }

  /** Returns one line for a person. */
  @Override
  public String toString() {
    String where = security.equals(LinkLabel.TLS) ? "under tls" : "in the clear";
    String some = String.join("; ", never.subList(0, Math.min(MOST_NAMED, never.size())));
    return never.isEmpty()
        ? "faults hit at all %d moments %s".formatted(of, where)
        : "faults never hit at %d of %d moments %s: %s%s"
            .formatted(never.size(), of, where, some, never.size() > MOST_NAMED ? "; ..." : "");
  }
}
