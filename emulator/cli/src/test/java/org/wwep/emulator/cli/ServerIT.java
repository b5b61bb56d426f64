package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@Tag("slow")
class ServerIT {
  @Test
  void netcat_gets_the_answers_of_the_reference() throws Exception {
    assumeTrue(run("", "sh", "-c", "command -v nc").contains("nc"), "needs nc (netcat-openbsd)");
    try (WwepProcess server = WwepProcess.start("server", "--port", "0")) {
      String port = DeviceIT.port(server);
      assertThat(nc("W0FAC0B1234", port)).isEqualTo("A0FAC0B1234");
      assertThat(nc("R0FAC0B", port)).isEqualTo("A0FAC0B1234");
      assertThat(nc("R0BAC0B", port)).isEqualTo("X");
      assertThat(nc("W01234", port)).isEqualTo("X");
      assertThat(nc("w0FAC0B1234", port)).isEqualTo("X");
      assertThat(nc("ROFACOB", port)).isEqualTo("X");
      assertThat(nc("W0FAC0B5678\n", port)).isEqualTo("A0FAC0B5678");
      assertThat(nc("", port)).isEqualTo("X");
    }
  }

  @Test
  void send_read_and_write_are_one_exchange_each() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0", "--reasons")) {
      String at = "localhost:" + DeviceIT.port(server);
      check(0, "A0FAC0B1234", "send", at, "W0FAC0B1234");
      check(0, "A0FAC0B1234", "read", at, "0FAC", "0B");
      check(0, "A0FAC0BFFFF", "write", at, "0fac", "0b", "ffff");
      check(1, "X never written", "read", at, "0FAC", "0C");
      check(0, "A0FAC0B1234", "send", at, "--raw", "W0FAC0B1234\\r\\n");
      check(1, "X 'Q' is no command", "send", at, "--raw", "Q0FAC");
    }
  }

  @Test
  void a_port_in_use_is_one_line_and_exit_code_3() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0");
        WwepProcess second = WwepProcess.start("server", "--port", DeviceIT.port(server))) {
      assertThat(second.exitCode()).isEqualTo(3);
      assertThat(second.err().lines()).singleElement().asString().contains("in use");
    }
  }

  @Test
  void ctrl_c_says_how_many_transactions_there_were() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0")) {
      String at = "localhost:" + DeviceIT.port(server);
      check(0, "A0FAC0B1234", "send", at, "W0FAC0B1234");
      server.signal("INT");
      assertThat(server.exitCode()).isEqualTo(130);
      assertThat(server.err()).isEqualTo("wwep server: stopped after 1 transaction\n");
    }
  }

  @Test
  void listening_to_the_network_is_warned_about() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0", "--bind", "0.0.0.0")) {
      server.await("listening 0.0.0.0:");
      server.signal("TERM");
      server.exitCode();
      assertThat(server.err()).contains("open to the network");
    }
  }

  @Test
  void a_reader_that_goes_away_ends_the_server() throws Exception {
    try (WwepProcess server = WwepProcess.alone("server", "--port", "0")) {
      String at = "localhost:" + DeviceIT.port(server);
      server.closeOutput();
      // The first line may still reach the read that was under way; the next one finds nobody.
      for (int i = 0; i < 2; i++) {
        try (WwepProcess send = WwepProcess.start("send", at, "W0FAC0B1234")) {
          send.exitCode();
        }
      }
      assertThat(server.exitCode()).isEqualTo(141);
      assertThat(server.err()).doesNotContain("standard output");
    }
  }

  @Test
  void connections_beyond_the_descriptors_it_may_have_wait_and_a_line_says_why() throws Exception {
    assumeTrue(
        run("", "sh", "-c", "command -v prlimit").contains("prlimit"),
        "needs prlimit (util-linux)");
    int most = 128; // of which its own take a half
    try (WwepProcess server =
        WwepProcess.within(
            List.of("prlimit", "--nofile=" + most), "server", "--port", "0", "--keep-alive")) {
      int port = Integer.parseInt(DeviceIT.port(server));
      List<Socket> many = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        many.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      Socket last = many.getLast();
      last.getOutputStream().write("W0FAC0B1234".getBytes(UTF_8));
      last.setSoTimeout(2000);
      Duration worked = server.processorTime();
      assertThatThrownBy(() -> last.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(server.processorTime().minus(worked)).isLessThan(Duration.ofSeconds(1));
      last.setSoTimeout(10_000);
      for (Socket one : many.subList(0, most - 1)) {
        one.close();
      }
      assertThat(new String(last.getInputStream().readNBytes(11), UTF_8)).isEqualTo("A0FAC0B1234");
      last.close();
      server.signal("TERM");
      server.exitCode();
      assertThat(server.err()).contains("a connection could not be accepted: ");
    }
  }

  private static void check(int exitCode, String reply, String... command) throws Exception {
    try (WwepProcess run = WwepProcess.start(command)) {
      assertThat(run.exitCode()).as("%s: %s", List.of(command), run.err()).isEqualTo(exitCode);
      assertThat(run.lines()).containsExactly(reply);
    }
  }

  private static String nc(String bytes, String port) throws IOException, InterruptedException {
    return run(bytes, "nc", "-N", "127.0.0.1", port);
  }

  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
