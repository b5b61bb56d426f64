package org.wwep.emulator.scenario.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.ScenarioRunner;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.scenario.yaml.ValueReaders;

/** A command that somebody brings who is not in this package. */
class UserCommandTest {
  private static final CommandType EXPECT_QUIET =
      CommandType.of(
              "expect-quiet",
              (fields, scope) ->
                  new ExpectQuiet(
                      scope.devices().device(fields),
                      fields.value("for", Duration.ofSeconds(1), ValueReaders::span)),
              "{\"$ref\": \"#/$defs/duration\"}")
          .withShortForm("for");

  private static final List<CommandType> TYPES = with(EXPECT_QUIET);

  /** Fails if anything happens on the timeline. */
  private record ExpectQuiet(String device, Duration span) implements Command {
    @Override
    public String keyword() {
      return EXPECT_QUIET.keyword();
    }

    @Override
    public void run(StepContext context) throws StepFailedException, InterruptedException {
      int from = context.timeline().size();
      if (context.during(span, () -> context.timeline().size() > from)) {
        throw new StepFailedException(Mismatch.of("nothing"), context.lastEdges(device));
      }
    }
  }

  @Test
  void is_read_and_run_like_any_other() {
    assertThat(run("expect-quiet: 3s").verdict()).isEqualTo(RunResult.Verdict.PASSED);
    assertThat(run("write-serial: press\n- expect-quiet: {for: 3s}").failure())
        .startsWith("u.yaml:5 step 3 \"expect-quiet\" @ ")
        .contains("expected nothing; last edges: btn1=0");
  }

  @Test
  void is_in_the_schema() {
    assertThat(ScenarioSchema.of(TYPES))
        .contains("\"expect-quiet\": {")
        .contains("\"required\": [\n            \"expect-quiet\"");
  }

  private static RunResult run(String step) {
    String file = "version: 1\nsteps:\n- expect-state: {state: Idle, within: 9s}\n- " + step + "\n";
    ParseResult result =
        new ScenarioParser(TYPES, FaultFormat::parse)
            .parse("u.yaml", file.getBytes(StandardCharsets.UTF_8));
    assertThat(result).isInstanceOf(ParseResult.Valid.class);
    return ScenarioRunner.run(RunRequest.of(((ParseResult.Valid) result).scenario(), Rig.SIM, 1));
  }

  private static List<CommandType> with(CommandType type) {
    List<CommandType> types = new ArrayList<>(Commands.ALL);
    types.add(type);
    return types;
  }
}
