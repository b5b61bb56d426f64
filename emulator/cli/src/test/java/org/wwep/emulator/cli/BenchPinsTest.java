package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bench that is looked over on the command line; its lines are in the virtual Pi. */
@Tag("slow")
class BenchPinsTest {
  @TempDir private Path folder = Path.of("");

  private String pins(String board, String... options) throws Exception {
    Path file = folder.resolve("bench.yaml");
    Files.writeString(
        file,
        "version: 1\nrig: external\ndevices:\n- {id: dut, external: %s}\nsteps:\n- delay: 1ms\n"
            .formatted(board));
    List<String> words = new ArrayList<>(List.of("pins", "--external", file.toString()));
    words.addAll(List.of(options));
    return new CommandRun(folder, _ -> {}).seen("", words);
  }

  @Test
  void each_part_is_a_row_and_what_is_to_check_is_below_it() throws Exception {
    assertThat(
            pins(
                "{console: {process: [sh, -c, 'echo Idle; read x']}, boot: {text: Idle}}", "--yes"))
        .startsWith("0\n")
        .containsPattern("ok +dut +console +process +start +'Idle' after [0-9.]+m?s\n")
        .containsPattern("ok +dut +power +process +off, on +'Idle' after [0-9.]+m?s\n")
        .contains("the wiring is as the file says");
    assertThat(pins("{console: {process: [sh, -c, 'exit 4']}, boot: {text: Idle}}", "--yes"))
        .startsWith("1\n")
        .containsPattern("CHECK +dut +console +process +start +the program ended with exit code 4;")
        .containsPattern(
            "-> mend that first: nothing else of this board was tried\n1 part to check");
  }

  @Test
  void as_json_each_row_is_an_object() throws Exception {
    assertThat(pins("{console: {process: [sh, -c, 'exit 4']}}", "--json"))
        .startsWith("1\n{\"event\":\"wiring\",\"board\":\"dut\",\"part\":\"console\",")
        .contains("\"ok\":false,\"check\":\"mend that first")
        .doesNotContain("part to check");
  }

  @Test
  void what_a_program_says_of_itself_steers_no_terminal() throws Exception {
    assertThat(pins("{console: {process: [sh, -c, 'printf \"\\033[2Jup\\n\"; read x']}}", "--yes"))
        .doesNotContain("\033")
        .contains("prints '");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --edges 5                  | --edges is about a loop: add --loop PIN,PIN
          --led-pin 5                | --led-pin is about the machine's own board
          --loop 5                   | --loop takes two pins, the one that is moved and the one that is looked at, was 1
          --loop 5,6,7               | --loop takes two pins, the one that is moved and the one that is looked at, was 3
          --loop 5,5                 | a loop joins two lines, was GPIO5 twice
          --loop 5,6 --edges 0       | --edges is 1 to 10000, was 0
          """)
  void what_means_nothing_is_refused(String options, String message) throws Exception {
    assertThat(pins("{console: {process: [true]}}", options.split(" ")))
        .startsWith("2\n")
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --json                | --json is about a bench: add --external FILE or --loop PIN,PIN
          --loop 5,6 --yes      | --yes is about the walk through the wiring: add --external FILE
          --external .          | . is a directory: 'wwep pins --external' takes one scenario, a file
          --external a.yaml     | there is no such file
          """)
  void without_a_file_too(String options, String message) throws Exception {
    List<String> words = new ArrayList<>(List.of("pins"));
    words.addAll(List.of(options.split(" ")));
    assertThat(new CommandRun(folder, _ -> {}).seen("", words)).startsWith("2\n").contains(message);
  }

  @Test
  void a_scenario_without_a_bench_is_refused() throws Exception {
    Path file = folder.resolve("plain.yaml");
    Files.writeString(file, "version: 1\nsteps:\n- delay: 1ms\n");
    assertThat(
            new CommandRun(folder, _ -> {})
                .seen("", List.of("pins", "--external", file.toString(), "--yes")))
        .startsWith("2\n")
        .contains("device device says nothing of its bench: give it 'external'");
  }

  private String boards() throws Exception {
    Path file = folder.resolve("boards.yaml");
    Files.writeString(
        file,
        "version: 1\ndevices:\n- {id: dut, external: {console: {process: [sh, -c, 'echo Idle;"
            + " read x']}}}\n");
    return file.toString();
  }

  private String seen(String... words) throws Exception {
    return new CommandRun(folder, _ -> {}).seen("", List.of(words));
  }

  @Test
  void a_file_of_a_bench_is_walked_through_without_a_scenario() throws Exception {
    String row = "ok +dut +console +process +start +prints 'Idle'\n";
    assertThat(seen("pins", "--external", boards(), "--yes"))
        .startsWith("0\n")
        .containsPattern(row);
    assertThat(seen("pins", "--bench", boards(), "--yes")).startsWith("0\n").containsPattern(row);
  }

  @Test
  void a_scenario_that_says_nothing_of_a_bench_has_the_boards_of_its_file() throws Exception {
    Path plain = folder.resolve("plain.yaml");
    Files.writeString(plain, "version: 1\ndevices: [{id: lamp}]\nsteps:\n- delay: 1ms\n");
    assertThat(seen("pins", "--external", plain.toString(), "--bench", boards(), "--yes"))
        .startsWith("0\n")
        .containsPattern("ok +lamp +console +process +start +prints 'Idle'\n");
  }

  @Test
  void a_file_of_a_bench_is_not_run_as_a_scenario() throws Exception {
    assertThat(seen("run", boards()))
        .startsWith("2\n")
        .contains("boards.yaml: a file of a bench, and no scenario: give it to --bench");
  }

  @Test
  void two_benches_and_mistakes_of_one_are_refused() throws Exception {
    assertThat(seen("pins", "--external", boards(), "--bench", boards()))
        .startsWith("2\n")
        .contains("is about a bench itself, and --bench too: leave one out");
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "version: 1\ndevices:\n- {id: a, external: {leds: {l: {line: x}}}}\n");
    assertThat(seen("pins", "--external", wrong.toString()))
        .startsWith("2\n")
        .contains("wrong.yaml:3:39: LED 'l': 'line': 'x' is no pin");
  }

  @Test
  void a_chip_that_is_not_there_is_told() throws Exception {
    assertThat(pins("{buttons: {btn1: {line: 6}}}", "--yes", "--gpio-chip", "gpiochip99"))
        .startsWith("3\n")
        .containsPattern("gpiochip99|no GPIO here")
        .as("a bench has no other back end")
        .doesNotContain("--hal");
  }
}
