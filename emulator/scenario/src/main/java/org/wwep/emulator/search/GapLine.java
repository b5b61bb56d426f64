package org.wwep.emulator.search;

import java.util.List;

/** What a search never reached over links of one security, as one line for a person. */
final class GapLine {
  private static final int MOST_NAMED = 3;

  private GapLine() {}

  /** Returns some of what was never reached. */
  static String some(List<String> never) {
    String some = String.join("; ", never.subList(0, Math.min(MOST_NAMED, never.size())));
    return some + (never.size() > MOST_NAMED ? "; ..." : "");
  }

  /**
   * Returns the line; some of what was never reached are named.
   *
   * @param whole what to say if there is nothing of it
   * @param part what to say otherwise
   */
  static String of(String security, List<String> never, String whole, String part) {
    String where = security.equals(LinkLabel.TLS) ? " under tls" : " in the clear";
    if (never.isEmpty()) {
      return whole + where;
    }
    return part + where + ": " + some(never);
  }
}
