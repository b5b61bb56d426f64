package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;

/** Scenario files that are right, and how to read them. */
final class SampleScenarios {
  /** In the style of Wokwi's own files. */
  static final List<String> WOKWI =
      List.of(
          """
          name: 'Blink once'
          version: 1
          author: 'somebody'

          steps:
            - name: "Starts dark"
              expect-pin: { part-id: led1, name: A, value: 0 }
            - set-control:
                part-id: btn1
                control: pressed
                value: 1
            - delay: 200ms
            - set-control:
                part-id: btn1
                control: pressed
                value: 0
            - expect-pin:
                part-id: led1
                pin: A
                value: 1
          """,
          """
          # a comment
          name: "Serial"
          version: 1
          steps:
            - wait-serial: 'Idle'
            - write-serial: "state\\n"
            - write-serial: [0x73, 10]
            - delay: 1.5 s
            - delay: 0
            - delay: 100.ms
            - delay: 250us
            - delay: 1.5ns
            - name: 'the end'
              wait-serial: "Server Response=A"
          """,
          """
          name: lamp
          version: 1
          description: the lamp is dark at first
          steps: []
          """,
          """
          name: lamp
          version: 1
          steps:
            - set-control: {part-id: btn1, control: pressed, value: "1"}
            - expect-pin: {part-id: led1, name: A, value: '1'}
          """,
          """
          {"name": "as JSON", "version": 1, "steps": [
            {"name": "press", "set-control": {"part-id": "btn1", "name": "pressed", "value": 1}},
            {"expect-pin": {"part-id": "btn1", "name": "1.l", "value": 0}}
          ]}
          """);

  /** Every command, every key. */
  static final String EVERYTHING =
      """
      name: everything
      version: 1
      author: us
      tags: [chaos, slow-1]
      seed: 42
      rig: gpio-sim
      defaults: {timeout: 10m, bounce: typical}
      server:
        mode: concurrent
        name: class.local
        address: 2001:db8::3
        port: 27708
        tls: {port: 40508, cert: a.pem, key: a.key, client-auth: required}
        keep-alive: true
        reasons: true
        first-byte-timeout: 5s
        padded: true
        read-timeout: 100ms
        idle-timeout: 1m
        max-connections: 10
        tx-packets: 3
        rx-packets: 4
      devices:
        - id: a
          mac: 02:00:00:00:00:01
          device-id: 0FAC
          hal: emulated
          stack: host
          server: class.local
          server-address: 127.0.0.1
          fallback-address: 198.51.100.3
          api: packet
          padded: true
          port: 1234
          tls:
            ca: ca.pem
            pins: ["0000000000000000000000000000000000000000000000000000000000000000"]
            cert: c.pem
            key: c.key
          connect-timeout: 1s
          send-timeout: 1s
          reply-timeout: 1s
          resolve-timeout: 1s
          attempts: 5
          back-off: 100ms
          back-off-cap: 2s
          debounce: 0
          tx-packets: 3
          rx-packets: 5
          button: btnA
          button-pin: GPIO5
          led: ledA
          led-pin: BOARD11
          register: 07
        - id: b
          links: [{tls: {mutual: true}}, {port: 99, api: packet, padded: true, tls: {insecure: true}}, {tls: false}]
        - {id: c, firmware: dual, stack: nwp}
      chaos:
        presses: 1..20
        over: 10s
        bounce: worn
        faults:
          - latency
          - {type: reset_peer, stream: upstream, toxicity: 0.5, attributes: {timeout: 0}}
        max-faults: 3
        settle: 60s
      steps:
        - delay: 500ms
        - wait-serial: {device: a, text: Idle, timeout: 5s}
        - wait-serial: {device: b, regex: "A[0-9]+"}
        - expect-not-serial: {device: a, text: X, for: 1s}
        - write-serial: {device: a, data: [1, 255]}
        - expect-pin: {device: b, part-id: led1, value: 0}
        - set-control: {part-id: btnA, name: pressed, value: 1}
        - press: btnA
        - press: {part-id: btnA, duration: 200ms, bounce: {edges: 5, window: 3ms, seed: 7}}
        - press: {part-id: btn1, device: c, bounce: contact.edges}
        - press-down: {part-id: btnA, bounce: {file: contact}}
        - release: btnA
        - wait-pin: {part-id: ledA, name: A, value: 1, timeout: 2s}
        - hold-pin: {part-id: ledA, value: 1, for: 2s}
        - expect-blink: {part-id: led2, on: 100ms, off: 100ms, for: 1s, tolerance: 1ms}
        - wait-frame: {device: a, command: W, register: 05, value: 0001, reply: A, within: 1s}
        - wait-frame: {}
        - expect-no-frame: {reply: X, within: 1s}
        - expect-register: {device: a, value: 0x0B}
        - expect-register: {device: a, register: 05, absent: true}
        - expect-state: {device: a, state: Idle, within: 1s}
        - expect-latency: {device: a, from: edge, to: secured, max: 50ms}
        - name: slow
          fault:
            name: slow
            type: latency
            stream: upstream
            toxicity: 1
            attributes: {latency: 100, jitter: 1.5, on: true, kind: x, list: [1, a]}
            device: a
        - clear-fault: slow
        - clear-fault: {device: b}
        - clear-fault:
        - reboot: a
        - power-off: server
        - power-on: {device: server}
        - repeat:
            times: 3
            steps:
              - press: btnA
              - repeat: {times: 2, steps: [{delay: 1ms}]}
      """;

  private SampleScenarios() {}

  static ParseResult parse(String yaml) {
    return parse("s.yaml", yaml);
  }

  static ParseResult parse(String name, String yaml) {
    return new ScenarioParser(Commands.ALL, FaultRules.typesOnly())
        .parse(name, yaml.getBytes(StandardCharsets.UTF_8));
  }

  static Scenario valid(String yaml) {
    return switch (parse(yaml)) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
    };
  }

  static List<String> problems(String yaml) {
    return problems(parse(yaml), Problem::toString);
  }

  /** Returns what is said of each mistake, nothing if there is none. */
  static List<String> problems(ParseResult result, Function<Problem, String> words) {
    return result instanceof ParseResult.Invalid(List<Problem> problems)
        ? problems.stream().map(words).toList()
        : List.of();
  }

  /** Returns a scenario with these steps, the first of which is on line 3. */
  static String steps(String... steps) {
    return "version: 1\nsteps:\n- " + String.join("\n- ", steps) + "\n";
  }

  /** Checks that the problems are these and no more, each with its place, on one line. */
  static void assertSaid(List<String> problems, List<String> expected) {
    assertThat(problems).as("problems").isNotEmpty().hasSizeLessThanOrEqualTo(expected.size());
    assertThat(String.join("\n", problems)).contains(expected);
    assertThat(problems).allMatch(p -> p.startsWith("s.yaml:")).noneMatch(p -> p.contains("\n"));
  }
}
