package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.TestFirmware;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.BenchFile;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/** What is left of a run on a bench: the same page, waveforms and results as of any run. */
class BenchReportTest {
  private static final Path DOCS = Path.of("..", "..", "docs");
  private static RunResult run;

  @TempDir private Path dir = Path.of("");

  /** A scenario that knows of no bench, with a board that is a shell's script. */
  @BeforeAll
  static void run() throws Exception {
    BenchFile bench = BenchFile.read(DOCS.resolve("examples/bench/boards.yaml"));
    ScenarioParser parser = new ScenarioParser(Commands.ALL, FaultFormat::parse).withBench(bench);
    ParseResult read = ScenarioFile.read(DOCS.resolve("scenarios/server-packets.yaml"), parser);
    assertThat(read).isInstanceOf(ParseResult.Valid.class);
    Scenario scenario = ((ParseResult.Valid) read).scenario();
    run = TestFirmware.run(scenario, Rig.EXTERNAL, 1);
    assertThat(run.failure()).isNull();
  }

  private static String text(String selector) {
    return "[...document.querySelectorAll('" + selector + "')].map(e => e.textContent).join('|')";
  }

  @Test
  void the_page_has_its_lanes_its_steps_and_its_console() throws IOException {
    assumeTrue(SystemTool.find("chromium").isPresent(), "needs chromium");
    Path page = Files.writeString(dir.resolve("run.html"), HtmlPage.text(run));
    try (Browser browser =
        Browser.open(SystemTool.find("chromium").orElseThrow(), page, 1440, 900)) {
      assertThat(browser.eval(text("#labels .label > :first-child")))
          .contains("steps", "device", "btn1", "led1", "state", "frames", "answers");
      assertThat(browser.eval(text("#lanes text"))).contains("Idle", "under way");
      assertThat(browser.eval(text("#log-rows li"))).contains("prints LED 1");
      assertThat(page).content().contains("Sent Message=W0A1B050001");
      assertThat(browser.eval(text("#verdict"))).isEqualTo("PASS");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void waveforms_and_results_are_those_of_any_run() throws IOException {
    assertThat(Vcd.text(run, VcdStyle.PLAIN)).contains("led1", "btn1");
    assertThat(JunitXml.text(List.of(run))).contains("external", "failures=\"0\"");
    assertThat(EventLogFile.text(List.of(run)))
        .contains("rig external seed 1", "device prints LED 1");
  }
}
