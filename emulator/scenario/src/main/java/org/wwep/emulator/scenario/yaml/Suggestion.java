package org.wwep.emulator.scenario.yaml;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody may have meant. */
public final class Suggestion {
  /** Nobody mistypes a name as long as this. */
  private static final int LONGEST = 40;

  private Suggestion() {}

  /** Returns how to go on: {@code : did you mean 'delay'?}, or else which words there are. */
  public static String of(String word, Collection<String> known) {
    String closest = closest(word, known);
    if (closest != null) {
      return ": did you mean '" + closest + "'?";
    }
    return known.isEmpty() ? "" : ", known are " + String.join(", ", known);
  }

  static @Nullable String closest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return null;
    }
    String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
    String best = null;
    int least = Math.max(1, wanted.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT).replace('_', '-'));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Counts the letters put in, left out, changed, or swapped with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
