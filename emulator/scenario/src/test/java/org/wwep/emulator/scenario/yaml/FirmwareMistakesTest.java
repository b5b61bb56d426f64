package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;

/** What can be wrong with firmware of one's own in a scenario, told without building anything. */
class FirmwareMistakesTest {
  private Path folder;

  @BeforeEach
  void sources(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("inc"));
    Files.writeString(folder.resolve("main.c"), "this is no C");
    Files.writeString(folder.resolve("fw"), "x");
  }

  private ParseResult parse(String device, String steps) {
    String yaml = "version: 1\ndevices:\n- " + device + "\nsteps:\n- " + steps + "\n";
    return SampleScenarios.parse(folder.resolve("s.yaml").toString(), yaml);
  }

  private List<String> problems(String device, String steps) {
    return SampleScenarios.problems(parse(device, steps), Problem::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {firmware: {c: [mian.c]}}                      | 3:19: 'firmware': there is no file .*/mian.c; it is looked for beside the scenario
          {firmware: {c: [inc/../fw]}}                   | 3:19: 'firmware': 'inc/../fw' is no C source: its name ends in .c
          {firmware: {c: []}}                            | 3:18: 'firmware': 'c': expected a list, was an empty one
          {firmware: {c: main.c, include: [inch]}}       | 3:36: 'firmware': there is no folder .*/inch; .*
          {firmware: {c: main.c, carrier: nativ}}        | 3:35: 'firmware': 'carrier': unknown carrier 'nativ': did you mean 'native'\\?
          {firmware: {c: main.c, defines: {A-B: 1}}}     | 3:14: 'A-B' is no name of a macro
          {firmware: {c: main.c, defines: [A]}}          | 3:35: 'firmware': 'defines': expected .NAME: 6., was a list
          {firmware: {java: org.wwep.Nothing}}           | 3:21: 'firmware': 'java': no class 'org.wwep.Nothing' on the class path: .*
          {firmware: {java: java.lang.String}}           | 3:21: 'firmware': 'java': 'java.lang.String' is no firmware: it has to implement .*
          {firmware: {java: org.wwep.emulator.testbed.FirmwareProgram}} | 3:21: 'firmware': 'java': .* cannot be made: .*
          {firmware: {include: inc}}                     | 3:14: 'firmware': give 'c', a list of sources, or 'java', a class
          {firmware: main.c}                             | 3:14: device: 'firmware': sources are built, write .c: .main.c..
          {firmware: clinet}                             | 3:14: device: 'firmware': expected client, dual, .*, was 'clinet': did you mean 'client'\\?
          {firmware: build/fw}                           | 3:14: 'firmware': there is no file .*/build/fw; .*
          {firmware: ./fw, attempts: 3}                  | 3:30: device: 'attempts' is for the course's client: .*
          {firmware: ./fw, tls: {ca: x}}                 | 3:25: device: 'tls' of firmware of your own is true or false: .*
          {buttons: [a, b]}                              | 3:13: device: 'buttons' and 'leds' are for firmware of your own: .*
          {firmware: ./fw, buttons: [a, a]}              | 3:3: two parts are called 'a'
          {firmware: ./fw, buttons: [a, {id: b, pin: 5}]} | 3:3: GPIO5 is used twice: .*
          {firmware: ./fw, button: x, buttons: [a]}      | 3:28: device: give 'buttons' or 'button', not both
          {on-fault: continue}                           | 3:14: device: 'on-fault' is for firmware of your own: .*
          {firmware: ./fw, on-fault: no}                 | 3:30: device: 'on-fault': expected one of fail, continue, .*
          """)
  void a_mistake_is_told_with_its_place(String device, String problem) {
    assertThat(problems(device, "delay: 1ms"))
        .singleElement()
        .asString()
        .matches(".*s\\.yaml:" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          expect-state: Idle                                  | 5:3: expect-state: 'expect-state' needs
          expect-latency: {from: debounced, to: led, max: 1s} | 5:26: expect-latency: 'debounced' needs
          expect-latency: {from: edge, to: resolved, max: 1s} | 5:36: expect-latency: 'resolved' needs
          fault: {type: pool, device: device}                 | 5:17: fault: fault 'pool' needs
          """)
  void a_step_that_needs_the_client_is_refused_by_name(String step, String problem) {
    assertThat(problems("{firmware: ./fw}", step))
        .singleElement()
        .asString()
        .contains("s.yaml:" + problem + " the course's client")
        .contains("firmware of your own: use wait-serial");
    assertThat(problems("{tls: true}", step)).isEmpty();
  }

  @Test
  void frames_and_the_handshake_are_seen_over_tls() {
    String secured = "expect-latency: {from: secured, to: replied, max: 1s}";
    assertThat(problems("{firmware: ./fw, tls: true}", secured)).isEmpty();
    assertThat(problems("{firmware: ./fw}", secured))
        .singleElement()
        .asString()
        .contains("'secured' never happens: device 'device' has no TLS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {firmware: client}                 | server: 'firmware': client and dual are no servers: name a file, or .*
          {firmware: {c: [none.c]}}          | 'firmware': there is no file .*/none.c; .*
          {firmware: ./fw, mode: packets}    | server: 'mode' is for the register server: firmware of your own .*
          {firmware: ./fw, keep-alive: true} | server: 'keep-alive' is for the register server: .*
          {firmware: ./fw, port: 0}          | server: 'port': say where the firmware listens, 0 is no port .*
          {firmware: ./fw, tls: {port: 1, client-auth: wanted}} | server: 'tls': firmware of your own brings its certificate: .*
          """)
  void a_mistake_about_a_server_is_told_with_its_place(String server, String problem) {
    assertThat(problems("{id: hall}\nserver: " + server, "delay: 1ms"))
        .singleElement()
        .asString()
        .matches(".*s\\.yaml:4:[0-9]+: " + problem);
  }

  @Test
  void only_a_server_of_ones_own_has_a_console() {
    String step = "wait-serial: {device: server, text: ready}";
    assertThat(problems("{id: hall}\nserver: {firmware: ./fw, tls: {port: 443}}", step)).isEmpty();
    assertThat(problems("{id: hall}", step))
        .singleElement()
        .asString()
        .contains("5:25: wait-serial: the register server has no console: use expect-register");
  }

  @Test
  void what_is_right_is_read_with_paths_from_the_scenarios_folder() {
    ParseResult result =
        parse(
            "{firmware: {c: [main.c], include: inc, defines: {N: 6}, carrier: native},"
                + " buttons: [WICED_BUTTON1, {id: WICED_BUTTON2, pin: GPIO26}], register: 07}",
            "press: WICED_BUTTON2");
    DeviceSpec device = ((ParseResult.Valid) result).scenario().devices().getFirst();
    FirmwareSpec.CSources firmware = (FirmwareSpec.CSources) device.firmware();
    assertThat(firmware.sources().files()).containsExactly(folder.resolve("main.c"));
    assertThat(firmware.sources().include()).containsExactly(folder.resolve("inc"));
    assertThat(firmware.sources().defines()).containsEntry("N", "6");
    assertThat(device.board().buttons().getLast().pin()).hasToString("GPIO26");
    assertThat(device.registerIsGiven()).isTrue();
  }
}
