package org.wwep.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts in which work is dealt out to processes or machines, as {@code 3/8}.
 *
 * @param index which one, from 1
 * @param count how many there are
 */
public record Shard(int index, int count) {
  /** As many as there may be. */
  public static final int MOST = 1_000_000;

  /** All in one part. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

  /** Checks the ranges. */
  public Shard {
    if (count < 1 || count > MOST || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "a shard is 1/N to N/N, with N at most %d; was %d/%d".formatted(MOST, index, count));
    }
  }

  /**
   * Reads {@code 3/8}.
   *
   * @throws IllegalArgumentException if it is none, one line for a person
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no shard: write which one and of how many, as in 3/8");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Returns whether it is all there is. */
  public boolean isWhole() {
    return count == 1;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
