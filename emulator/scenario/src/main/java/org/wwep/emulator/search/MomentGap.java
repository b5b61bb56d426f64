package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wwep.emulator.explore.FaultMoment;

/**
 * At which moments no fault of a kind hit anything, over links of one security; of those at which
 * it can by itself.
 *
 * @param security {@code open} or {@code tls}
 * @param of how many pairs of a kind of fault and a moment can be
 * @param never those that were never seen, {@code latency within frame}
 */
public record MomentGap(String security, int of, List<String> never) {
  /** Copies the list. */
  public MomentGap {
    never = List.copyOf(never);
  }

  /** Returns one for each security that a search's links have, if its faults can hit those. */
  static List<MomentGap> of(
      MomentCoverage coverage, Collection<String> links, Collection<String> faults) {
    List<MomentGap> gaps = new ArrayList<>();
    for (String security : List.of(LinkLabel.OPEN, LinkLabel.TLS)) {
      MomentGap gap = of(coverage, security, links, faults);
      if (gap.of() > 0) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  private static MomentGap of(
      MomentCoverage coverage,
      String security,
      Collection<String> links,
      Collection<String> faults) {
    List<String> theirs = links.stream().filter(link -> LinkLabel.has(link, security)).toList();
    int of = 0;
    List<String> never = new ArrayList<>();
    for (String fault : faults) {
      for (FaultMoment moment : MomentScope.of(fault, security, theirs)) {
        of++;
        if (!coverage.isHit(security, fault, moment)) {
          never.add(fault + " " + moment.text());
        }
      }
    }
    return new MomentGap(security, of, never);
  }

  /** Returns one line for a person. */
  @Override
  public String toString() {
    return GapLine.of(
        security,
        never,
        "faults hit at all %d moments".formatted(of),
        "faults never hit at %d of %d moments".formatted(never.size(), of));
  }
}
