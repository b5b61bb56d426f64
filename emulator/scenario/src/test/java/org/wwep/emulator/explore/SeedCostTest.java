package org.wwep.emulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.search.SearchRecord;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.value.Shard;

/**
 * What a seed of a search costs, by the memory that it allocates, which no load of the machine
 * moves; {@code bench/search} has the times.
 */
class SeedCostTest {
  private static final int ROUNDS = 4;

  @Test
  void a_seed_makes_no_more_than_its_devices_and_its_timeline_need() throws Exception {
    assertThat(bytes("chaos.yaml", 200)).isLessThanOrEqualTo(230_000);
  }

  @Test
  void a_seed_with_tls_reads_no_certificate_anew() throws Exception {
    assertThat(bytes("chaos-tls.yaml", 40)).isLessThanOrEqualTo(1_800_000);
  }

  /** Returns the bytes a seed of the round that allocated least: others load classes. */
  private static long bytes(String file, int seeds) throws Exception {
    Explorer explorer = explorer(file);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = allocated();
      SeedSet all = new SeedSet(1, seeds, Shard.WHOLE);
      SearchTally tally =
          new SeedSearch(explorer, all, false, SearchRecord.inMemory()).run(1, null);
      assertThat(tally.tried()).isEqualTo(seeds);
      least = Math.min(least, (allocated() - before) / seeds);
    }
    return least;
  }

  private static Explorer explorer(String file) {
    Path path = Path.of("..", "..", "docs", "scenarios", file);
    ParseResult read =
        ScenarioFile.read(path, new ScenarioParser(Commands.ALL, FaultFormat::parse));
    assertThat(read).isInstanceOf(ParseResult.Valid.class);
    return new Explorer(
        ((ParseResult.Valid) read).scenario(), FirmwareImage.CLIENT, Schedule.SHUFFLED);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }
}
