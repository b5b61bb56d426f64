package org.wwep.emulator.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out of a list whatever a failure does not need, largest pieces first.
 *
 * <p><b>Shape</b>: what remains still fails, and no single element can be left out of it.
 *
 * <p><b>Source</b>: delta debugging's ddmin, Zeller and Hildebrandt 2002, with complements only.
 */
final class Shrinker {
  /** Whether a list still fails. */
  @FunctionalInterface
  interface FailurePredicate {
    boolean fails(List<String> kept) throws InterruptedException;
  }

  private Shrinker() {}

  static List<String> shrink(List<String> all, FailurePredicate failurePredicate)
      throws InterruptedException {
    List<String> kept = new ArrayList<>(all);
    for (int piece = Math.max(1, kept.size() / 2); ; piece = Math.max(1, piece / 2)) {
      boolean smaller = leaveOut(kept, piece, failurePredicate);
      if (piece == 1 && !smaller) {
        return List.copyOf(kept);
      }
    }
  }

  private static boolean leaveOut(List<String> kept, int piece, FailurePredicate failurePredicate)
      throws InterruptedException {
    boolean smaller = false;
    for (int from = kept.size(); from > 0; from -= piece) {
      int begin = Math.max(0, from - piece);
      int end = Math.min(from, kept.size());
      List<String> rest = new ArrayList<>(kept.subList(0, begin));
      rest.addAll(kept.subList(end, kept.size()));
      if (end > begin && failurePredicate.fails(rest)) {
        kept.clear();
        kept.addAll(rest);
        smaller = true;
      }
    }
    return smaller;
  }
}
