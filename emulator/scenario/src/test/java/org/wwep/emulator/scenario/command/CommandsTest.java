package org.wwep.emulator.scenario.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.ScenarioCommandsTest;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepGroup;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/** What a command needs beside its own file: a place in the list, a row in the page, a test. */
class CommandsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/wwep/emulator/scenario/command");
  private static final Path REFERENCE = Path.of("../../docs/reference");
  private static final String REWRITE = "wwep.rewrite";

  @Test
  void every_file_of_a_command_is_in_the_list_under_its_keyword() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      Set<String> classes =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Command.java"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(classes)
          .isEqualTo(
              Commands.keywords().stream()
                  .map(CommandsTest::file)
                  .collect(Collectors.toCollection(TreeSet::new)));
      assertThat(Commands.keywords()).hasSameSizeAs(Commands.ALL);
    }
  }

  @Test
  void every_command_has_a_row_in_the_reference() throws IOException {
    String page = Files.readString(REFERENCE.resolve("scenarios.md"));
    Set<String> described = new TreeSet<>();
    // The first column of a table: | `press-down`, `release` | ...
    Matcher row = Pattern.compile("^\\| (`[^|]*) \\|", Pattern.MULTILINE).matcher(page);
    while (row.find()) {
      described.addAll(Arrays.asList(row.group(1).replace("`", "").split(", ")));
    }
    assertThat(described).containsAll(Commands.keywords());
  }

  @Test
  void every_command_is_run_by_a_test_and_is_of_the_class_that_its_keyword_names() {
    Set<String> run = new TreeSet<>();
    ScenarioParser parser = new ScenarioParser(Commands.ALL, FaultFormat::parse);
    for (String file : ScenarioCommandsTest.files()) {
      ParseResult result = parser.parse("t.yaml", file.getBytes(StandardCharsets.UTF_8));
      assertThat(result).isInstanceOf(ParseResult.Valid.class);
      collect(((ParseResult.Valid) result).scenario().steps(), run);
    }
    assertThat(run).isEqualTo(new TreeSet<>(Commands.keywords()));
  }

  @Test
  void the_published_schema_is_what_the_frame_and_the_commands_say() throws IOException {
    published("scenario.schema.json", ScenarioSchema.of(Commands.ALL));
  }

  @Test
  void the_published_schema_of_a_bench_is_that_of_scenarios_about_boards() throws IOException {
    published("bench.schema.json", BenchSchema.of());
  }

  private static void published(String name, String schema) throws IOException {
    Path file = REFERENCE.resolve(name);
    if (Boolean.getBoolean(REWRITE)) {
      Files.writeString(file, schema);
    }
    assertThat(Files.readString(file))
        .as(
            "docs/reference/%s; rewrite it: ./mvnw -pl emulator/scenario -am test"
                + " -Dtest=CommandsTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            name, REWRITE)
        .isEqualTo(schema);
  }

  @Test
  void a_field_that_a_single_value_stands_for_is_a_field_of_the_schema() {
    assertThat(Commands.ALL)
        .filteredOn(type -> type.shortField() != null && !type.single())
        .isNotEmpty()
        .allSatisfy(
            (CommandType type) ->
                assertThat(type.schema()).contains("\"" + type.shortField() + "\":"));
  }

  private static void collect(List<Step> steps, Set<String> keywords) {
    for (Step step : steps) {
      String keyword = step.command().keyword();
      assertThat(step.command().getClass().getSimpleName() + ".java").isEqualTo(file(keyword));
      keywords.add(keyword);
      if (step.command() instanceof StepGroup group) {
        collect(group.steps(), keywords);
      }
    }
  }

  /** Returns {@code WaitPinCommand.java} for {@code wait-pin}. */
  private static String file(String keyword) {
    return Arrays.stream(keyword.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + "Command.java";
  }
}
