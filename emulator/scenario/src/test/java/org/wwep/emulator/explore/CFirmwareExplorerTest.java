package org.wwep.emulator.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.explore.Explorer.Finding;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.emulator.run.TestFirmware;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.search.SearchRecord;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.value.Shard;

/** Chaos over a client in C: right, and with one thing wrong. */
@Tag("slow")
class CFirmwareExplorerTest {
  private static final Path FILE = Path.of("src/test/c/chaos.yaml");
  private static final int ENOUGH = 10_000;

  @BeforeAll
  static void needsACompiler() {
    assumeTrue(
        Carriers.installed().providers().stream().anyMatch(one -> one.obstacle().isEmpty()),
        "no C compiler here: apt install gcc libc6-dev");
  }

  private static Explorer explorer(int bug) throws IOException, FirmwareBuildException {
    String yaml =
        Files.readString(FILE)
            .replace("chaos_client.c]", "chaos_client.c], defines: {BUG: " + bug + "}");
    Scenario scenario = TestScenarios.scenario(FILE.toString(), yaml.getBytes(UTF_8));
    return new Explorer(
        scenario, TestFirmware.load(scenario, TestFirmware.carriers()), Schedule.SHUFFLED);
  }

  @Test
  void the_right_client_stands_it() throws Exception {
    SeedSet seeds = new SeedSet(1, 100, Shard.WHOLE);
    SearchTally tally =
        new SeedSearch(explorer(0), seeds, false, SearchRecord.inMemory()).run(2, null);
    assertThat(tally.findings()).isEmpty();
    assertThat(tally.acknowledged()).isGreaterThan(200);
  }

  @ParameterizedTest
  @CsvSource({
    "1, REGISTER, 'expected the register of kitchen to be [01] as its LED, was .*'",
    "2, FIRMWARE, 'kitchen: LEAK: a socket is deleted that still has 1 of its packets'",
    "3, FIRMWARE, 'kitchen ended by STACK_OVERFLOW: .* in remark_length at chaos_client.c:.*'"
  })
  void a_bug_is_found_shrunk_and_found_again(int bug, Rule rule, String detail) throws Exception {
    Explorer explorer = explorer(bug);
    Optional<Finding> found = FirstFinding.of(explorer, 1, ENOUGH, 2);
    assertThat(found).as("bug %d", bug).isPresent();
    Finding finding = found.get();
    assertThat(finding.violation().rule()).isEqualTo(rule);
    assertThat(finding.violation().detail()).matches(detail);
    List<String> ids = finding.plan().ids();
    SeedRun again = explorer.replay(finding.seed(), ids);
    assertThat(again.violation()).isEqualTo(finding.violation());
    assertThat(EventLog.text(explorer.replay(finding.seed(), ids).timeline()))
        .isEqualTo(EventLog.text(again.timeline()));
    assertThat(explorer(0).replay(finding.seed(), ids).violation()).isNull();
  }
}
