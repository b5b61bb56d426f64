package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCrl;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.testbed.World;

/**
 * Every key of a scenario changes something that a user sees of the run, or is refused. The keys
 * are those of the schema; what is written in {@link KeyProbe} is only where each of them can be
 * seen.
 *
 * <p>Some hundred runs in virtual time: that is more than the usual three seconds.
 */
class ScenarioKeysTest {
  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void certificates() throws Exception {
    LogSetup.quietServers();
    Files.writeString(folder.resolve("short.bounce"), "wwep-bounce 1\ndown=0 up=0\n");
    Files.writeString(folder.resolve("long.bounce"), "wwep-bounce 1\ndown=0,180000,420000 up=0\n");
    var issued =
        new DevelopmentCa(folder, new SecureRandom(), Instant::now)
            .ensure(List.of(World.SERVER_NAME));
    new DevelopmentCrl(folder, new SecureRandom(), Instant::now)
        .revoke(List.of(issued.get(1).certificate()));
  }

  @Test
  void what_is_seen_of_a_run_is_the_same_each_time() {
    Map<String, Object> plain = KeyScenarios.of("tls");
    assertThat(new ScenarioWalk(folder, Commands.ALL).run(plain))
        .isEqualTo(new ScenarioWalk(folder, Commands.ALL).run(plain));
  }

  @Test
  void every_key_shows_or_is_refused() {
    ScenarioWalk walk = new ScenarioWalk(folder, Commands.ALL);
    Set<String> keys = walk.keys();
    assertThat(keys).hasSizeGreaterThan(70);
    Set<String> elsewhere = KeyProbe.elsewhere();
    List<String> passedOver = new ArrayList<>();
    for (String key : keys) {
      KeyProbe probe = KeyProbe.PROBES.get(key);
      if (probe == null ? !elsewhere.contains(key) : !shows(walk, key, probe)) {
        passedOver.add(key);
      }
    }
    assertThat(passedOver).as("keys that are read, and change nothing").isEmpty();
    assertThat(keys).containsAll(KeyProbe.PROBES.keySet()).containsAll(elsewhere);
  }

  private static boolean shows(ScenarioWalk walk, String key, KeyProbe probe) {
    Map<String, Object> base = KeyScenarios.of(probe.scenario());
    ScenarioWalk.Outcome before = walk.run(base);
    assertThat(before.refused()).as("%s: %s", probe.scenario(), before.text()).isFalse();
    for (String value : probe.values()) {
      var after = walk.run(ScenarioWalk.with(base, key, ScenarioWalk.value(value)));
      if (!after.text().equals(before.text())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void every_field_of_every_command_shows_or_is_refused() {
    assertThat(passedOver(Commands.ALL, new ScenarioWalk(folder, Commands.ALL).commands().keySet()))
        .isEmpty();
  }

  private static List<String> passedOver(List<CommandType> types, Set<String> keywords) {
    ScenarioWalk walk = new ScenarioWalk(folder, types);
    List<String> passedOver = new ArrayList<>();
    walk.commands()
        .forEach(
            (keyword, fields) -> {
              if (!keywords.contains(keyword)) {
                return;
              }
              List<CommandProbe> rows = CommandProbe.of(keyword);
              for (String field : fields) {
                if (rows.stream().noneMatch(row -> row.shows(walk, field))) {
                  passedOver.add(keyword + "." + field);
                }
              }
              if (fields.isEmpty() && rows.stream().noneMatch(row -> row.shows(walk, ""))) {
                passedOver.add(keyword);
              }
            });
    return passedOver;
  }

  /** A command with a field that it reads and forgets. */
  private record ShoutCommand() implements Command {
    @Override
    public String keyword() {
      return "shout";
    }

    @Override
    public void run(StepContext context) {}
  }

  @Test
  void a_field_that_is_read_and_forgotten_is_found() {
    CommandType planted =
        CommandType.of(
            "shout",
            (fields, _) -> {
              String _ = fields.value("loudly", "", ValueReaders::text);
              return new ShoutCommand();
            },
            "{'type': 'object', 'properties': {'loudly': {'type': 'string'}}}".replace('\'', '"'));
    List<CommandType> types = new ArrayList<>(Commands.ALL);
    types.add(planted);
    assertThat(passedOver(types, Set.of("shout"))).containsExactly("shout.loudly");
  }
}
