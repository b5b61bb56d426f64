package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a user names and that cannot serve: one line each, and nothing is overwritten. */
@Timeout(60)
class NamedFilesTest {
  private static final String EMPTY = "version: 1\nsteps:\n- delay: 1s\n";

  @TempDir private Path folder = Path.of("");

  private String seen(String... words) throws IOException {
    return new CommandRun(folder, _ -> {}).seen("", List.of(words));
  }

  private Path scenario(String text) throws IOException {
    return Files.writeString(folder.resolve("a.yaml"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "run, --vcd-file, a.yaml",
    "run, --junit-xml, ./a.yaml",
    "run, --event-log, link.yaml",
    "explore, --event-log, link/a.yaml"
  })
  void a_report_does_not_overwrite_the_scenario(String command, String option, String report)
      throws Exception {
    Path file = scenario(EMPTY);
    Files.createSymbolicLink(folder.resolve("link.yaml"), file);
    Files.createSymbolicLink(folder.resolve("link"), folder);
    assertThat(seen(command, file.toString(), option, folder.resolve(report).toString()))
        .isEqualTo("2\nwwep: %s would overwrite %s: name another file\n{}".formatted(option, file));
    assertThat(file).hasContent(EMPTY);
  }

  @Test
  void what_is_built_does_not_overwrite_its_source() throws Exception {
    Path source = Files.writeString(folder.resolve("main.c"), "void application_start(void) {}\n");
    Path link = Files.createSymbolicLink(folder.resolve("fw"), source);
    for (Path output : List.of(source, link)) {
      assertThat(seen("firmware", "build", source + "", "-o", output + ""))
          .startsWith("2\nwwep: --output would overwrite " + source + ": name another file\n");
    }
    assertThat(source).hasContent("void application_start(void) {}\n");
    assertThat(seen("firmware", "build", source + "", "-o", folder + ""))
        .contains("2\n", "wwep: --output " + folder + " is a directory: name a file in it\n");
  }

  @Test
  void a_directory_in_a_file_s_place_is_named() throws Exception {
    assertThat(seen("fleet", "merge", folder + ""))
        .startsWith("2\nwwep: " + folder + ": it is a directory\n");
  }

  @Test
  void two_reports_are_two_files_whatever_they_are_called() throws Exception {
    Path file = scenario(EMPTY);
    Path log = Files.writeString(folder.resolve("log"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), log);
    assertThat(seen("run", file + "", "--vcd-file", log + "", "--event-log", link + ""))
        .startsWith("2\nwwep: --vcd-file and --event-log name the same file, ");
    assertThat(seen("run", file + "", "--vcd-file", "/dev/null", "--event-log", "/dev/null"))
        .startsWith("0\nPASS ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "lint"})
  void a_recording_is_a_file(String command) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (String file : List.of("/dev/zero", "./pipe")) {
      String press = "version: 1\nsteps:\n- press: {part-id: btn1, bounce: {file: %s}}\n";
      assertThat(seen(command, scenario(press.formatted(file)).toString()))
          .contains("it is a pipe or a device: name a file\n")
          .doesNotContain("PASS");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'server: {tls: {cert: no.pem, key: no.pem}}', no.pem: no such file",
    "'server: {tls: {cert: a.yaml, key: a.yaml}}', a.yaml: ",
    "'devices: [{id: d, tls: {ca: no.pem}}]', no.pem: no such file",
    "'devices: [{id: d, tls: {ca: /dev/zero}}]', /dev/zero: it is a pipe or a device",
    "'devices: [{id: d, tls: {cert: no.pem, key: no.pem}}]', no.pem: no such file"
  })
  void a_certificate_that_cannot_be_read_fails_the_run_that_needs_none(String key, String message)
      throws Exception {
    Path file = scenario("version: 1\n" + key + "\nsteps:\n- delay: 1s\n");
    assertThat(seen("run", file.toString())).startsWith("3\nERROR ").contains(message);
    assertThat(seen("lint", file.toString())).startsWith("2\n").contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy --config /dev/zero",
        "provision wifi --ssid a --key-file /dev/zero localhost:1",
        "read --tls --ca /dev/zero localhost 0FAC 0B",
        "lint /dev/zero"
      })
  void a_file_that_never_ends_is_one_that_is_too_large(String words) throws Exception {
    assertThat(seen(words.split(" ")))
        .startsWith("2\n")
        .containsPattern("/dev/zero.* (larger|more) than ");
  }
}
