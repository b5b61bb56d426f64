package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.EventLog;

/** Boards that ask the bench's name server, by resolvers that are not ours. */
class BenchNamesTest {
  private static final String NAME = "wwep.wa101.cypress.com";

  /** For each line, NAME and options, dig's verdict and addresses on one line. */
  private static final String DIG =
      """
      #!/bin/bash
      echo Idle
      while read -r name options; do
        dig $options +tries=1 +time=1 -p "$BENCH_DNS_PORT" "@$BENCH_DNS_HOST" "$name" >"$0.out" 2>&1
        echo "$name:" $(grep -oE 'status: [A-Z]+|no servers could be reached|timed out' "$0.out" | head -1) \\
          $(grep -E '^[^;].*IN' "$0.out" | grep -oE '(A|AAAA|SOA)[[:space:]].*' | tr '\\t' ' ')
      done
      """;

  /** A look-up as firmware with glibc does it, before it connects. */
  private static final String GLIBC =
      """
      #include <arpa/inet.h>
      #include <netdb.h>
      #include <resolv.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      int main(void) {
        char name[256];
        setvbuf(stdout, NULL, _IOLBF, 0);
        puts("Idle");
        while (scanf("%255s", name) == 1) {
          res_init();
          _res.nscount = 1;
          _res.retry = 1;
          _res.retrans = 2;
          inet_pton(AF_INET, getenv("BENCH_DNS_HOST"), &_res.nsaddr_list[0].sin_addr);
          _res.nsaddr_list[0].sin_family = AF_INET;
          _res.nsaddr_list[0].sin_port = htons(atoi(getenv("BENCH_DNS_PORT")));
          struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
          int code = getaddrinfo(name, "27708", &hints, &found);
          char text[64] = "";
          if (code == 0) {
            getnameinfo(found->ai_addr, found->ai_addrlen, text, sizeof text, NULL, 0, NI_NUMERICHOST);
          }
          printf("%s: %s\\n", name, code == 0 ? text : gai_strerror(code));
          if (found) freeaddrinfo(found);
        }
        return 0;
      }
      """;

  @TempDir Path folder = Path.of("");

  private RunResult run(Path board, String network, String steps) throws Exception {
    Scenario scenario =
        TestScenarios.scenario(
            "rig: external\ndevices: [{id: dut, external: {console: {process: ["
                + board
                + ", 'asks {dns-port}']}, boot: {text: Idle, within: 10s}, network: "
                + network
                + "}}]\nsteps:\n"
                + TestScenarios.lines(steps));
    return TestFirmware.run(scenario, Rig.EXTERNAL, 7);
  }

  private Path dig() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dig")), "dig is not installed");
    Path board = folder.resolve("board.sh");
    Files.writeString(board, DIG);
    Files.setPosixFilePermissions(board, PosixFilePermissions.fromString("rwx------"));
    return board;
  }

  private static String asks(String question, String answer) {
    return "write-serial: \"" + question + "\\n\"; wait-serial: '" + answer + "'";
  }

  private static void passed(RunResult result) {
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void dig_finds_the_server_and_nothing_else() throws Exception {
    RunResult result =
        run(
            dig(),
            "{address: 127.0.0.3, dns: {port: 0, names: [board.example]}}",
            String.join(
                "; ",
                asks(NAME, NAME + ": status: NOERROR A 127.0.0.3"),
                asks(NAME + " +tcp", NAME + ": status: NOERROR A 127.0.0.3"),
                asks(NAME + " AAAA", NAME + ": status: NOERROR SOA"),
                asks("Board.Example +noedns", "Board.Example: status: NOERROR A 127.0.0.3"),
                asks("pool.ntp.org", "pool.ntp.org: status: NXDOMAIN SOA"),
                asks(NAME + " +edns=1 +noednsnegotiation", NAME + ": status: BADVERS"),
                asks(NAME + " AXFR", NAME + ":"),
                asks(NAME + " CH TXT", NAME + ": status: REFUSED")));
    passed(result);
    assertThat(EventLog.text(result.timeline()))
        .contains("console Dns=A " + NAME + ": 127.0.0.3", "console Dns=A pool.ntp.org: NXDOMAIN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: nxdomain                   | status: NXDOMAIN SOA
          kind: servfail                   | status: SERVFAIL
          kind: timeout                    | timed out
          'kind: slow, delay: 300ms'       | status: NOERROR A 127.0.0.1
          'kind: slow, delay: 1500ms'      | timed out
          'kind: flip, address: 192.0.2.9' | status: NOERROR A 192.0.2.9
          """)
  void a_fault_of_names_acts_in_real_time_is_counted_and_ends(String attributes, String answer)
      throws Exception {
    RunResult result =
        run(
            dig(),
            "{dns: 0}",
            "fault: {name: d, type: dns, attributes: {"
                + attributes
                + "}}; "
                + asks(NAME, NAME + ": " + answer)
                + "; clear-fault: d; "
                + asks(NAME, NAME + ": status: NOERROR A 127.0.0.1"));
    passed(result);
    assertThat(EventLog.text(result.timeline())).contains("fault d hit 1 look-up");
  }

  @Test
  void glibc_finds_the_server_and_says_what_is_wrong() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "there is no C compiler");
    Path source = folder.resolve("board.c");
    Files.writeString(source, GLIBC);
    Path board = folder.resolve("board");
    Process cc =
        new ProcessBuilder(List.of("cc", "-o", board.toString(), source.toString(), "-lresolv"))
            .inheritIO()
            .start();
    assertThat(cc.waitFor(60, TimeUnit.SECONDS) && cc.exitValue() == 0).isTrue();
    passed(
        run(
            board,
            "{dns: 0}",
            String.join(
                "; ",
                asks(NAME, NAME + ": 127.0.0.1"),
                asks("other.example", "other.example: Name or service not known"),
                "fault: {name: d, type: dns, attributes: {kind: nxdomain}}",
                asks(NAME, NAME + ": Name or service not known"),
                "clear-fault: d",
                "fault: {name: d, type: dns, attributes: {kind: servfail}}",
                asks(NAME, NAME + ": Temporary failure in name resolution"),
                "clear-fault: d",
                "fault: {name: d, type: dns, attributes: {kind: flip, address: 192.0.2.9}}",
                asks(NAME, NAME + ": 192.0.2.9"))));
  }

  @Test
  void a_port_that_is_taken_ends_the_run_by_its_name() throws Exception {
    Path board = folder.resolve("none");
    try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(run(board, "{dns: " + taken.getLocalPort() + "}", "delay: 1ms").failure())
          .contains("BENCH: cannot bind 127.0.0.1:" + taken.getLocalPort());
    }
  }
}
