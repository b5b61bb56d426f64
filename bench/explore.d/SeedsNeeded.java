import java.nio.file.Path;
import java.util.List;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.search.CaseSearch;
import org.wwep.emulator.search.GuidedSearch;
import org.wwep.emulator.search.SearchRecord;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.emulator.sim.Schedule;
import org.wwep.value.Shard;

/**
 * How many seeds it takes until planted bugs are found: prints a line {@code BUG HOW RUN SEEDS} for
 * each run, with {@code SEEDS+} if that many did not find it.
 *
 * <p>Arguments: the scenario, the number of runs, the most seeds of a run, the number of threads.
 */
final class SeedsNeeded {
  private SeedsNeeded() {}

  public static void main(String[] args) throws Exception {
    Scenario scenario =
        switch (ScenarioFile.read(
            Path.of(args[0]), new ScenarioParser(Commands.ALL, FaultFormat::parse))) {
          case ParseResult.Valid valid -> valid.scenario();
          case ParseResult.Invalid invalid -> throw new IllegalStateException(invalid.toString());
        };
    int runs = Integer.parseInt(args[1]);
    long most = Long.parseLong(args[2]);
    int threads = Integer.parseInt(args[3]);
    for (PlantedBug bug : PlantedBug.values()) {
      if (args.length > 4 && !bug.name().matches(args[4])) {
        continue;
      }
      Explorer explorer = new Explorer(scenario, bug.image(), Schedule.SHUFFLED);
      for (int run = 0; run < runs; run++) {
        // Each run has seeds of its own, the same for both ways.
        SeedSet seeds = new SeedSet(1 + run * 10_000_000L, most, Shard.WHOLE);
        long uniform =
            needed(new SeedSearch(explorer, seeds, false, SearchRecord.inMemory()), seeds, threads);
        print(bug, "uniform", run, uniform, most);
        CaseSearch guided =
            new GuidedSearch(
                explorer, seeds, false, SearchRecord.inMemory(), List.of(), null);
        print(bug, "guided", run, needed(guided, seeds, threads), most);
      }
    }
  }

  private static void print(PlantedBug bug, String how, int run, long needed, long most) {
    System.out.println(
        bug.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
            + " " + how + " " + run + " " + (needed > most ? most + "+" : needed));
  }

  /** Returns which seed found it, counted from 1, or more than all. */
  private static long needed(CaseSearch search, SeedSet seeds, int threads) throws Exception {
    SearchTally tally = search.run(threads, null);
    return tally.findings().isEmpty()
        ? seeds.count() + 1
        : tally.findings().iterator().next().seed() - seeds.first() + 1;
  }
}
