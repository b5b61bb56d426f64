package org.wwep.emulator.explore;

import java.io.IOException;
import java.util.Optional;
import org.wwep.emulator.search.SearchRecord;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.value.Shard;

/** The lowest seed that breaks something, for tests that look for one. */
public final class FirstFinding {
  private FirstFinding() {}

  /** Tries seeds from the first on, on so many threads; nothing if none of them fails. */
  public static Optional<Explorer.Finding> of(
      Explorer explorer, long first, long count, int threads)
      throws InterruptedException, IOException {
    SeedSet seeds = new SeedSet(first, count, Shard.WHOLE);
    SearchTally tally =
        new SeedSearch(explorer, seeds, false, SearchRecord.inMemory()).run(threads, null);
    return tally.findings().stream()
        .findFirst()
        .map(
            found ->
                new Explorer.Finding(
                    found.seed(),
                    found.violation(),
                    new ChaosCase(found.seed(), explorer.plan(found.seed()).only(found.items()))));
  }
}
