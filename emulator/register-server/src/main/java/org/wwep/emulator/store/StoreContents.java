package org.wwep.emulator.store;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.MemoryStore;

/**
 * What is good of a file of registers, and what is not.
 *
 * @param registers as the good records have them
 * @param number of the last good record
 * @param writes that the good records hold
 * @param end the place behind the last good record
 * @param last the last good record as it stands there, if nobody was told of it
 * @param damage what is damaged, and where; empty if nothing is
 * @param missing how many acknowledged writes are missing at least, -1 if that cannot be told
 */
record StoreContents(
    MemoryStore registers,
    long id,
    long number,
    long writes,
    long end,
    @Nullable CommitRecord last,
    List<String> damage,
    long missing) {
  boolean isDamaged() {
    return !damage.isEmpty();
  }

  /** Returns one line without the file's name. */
  String damageText() {
    StringBuilder line = new StringBuilder("is damaged: ").append(damage.getFirst());
    if (damage.size() > 1) {
      line.append(" (and ").append(damage.size() - 1).append(" more)");
    }
    return line.append("; ").append(missingText()).toString();
  }

  private String missingText() {
    if (missing < 0) {
      return "how many acknowledged writes are missing cannot be told";
    }
    if (missing == 0) {
      return "no acknowledged write is missing";
    }
    return String.format(
        Locale.ROOT,
        "at least %d acknowledged %s missing",
        missing,
        missing == 1 ? "write is" : "writes are");
  }
}
