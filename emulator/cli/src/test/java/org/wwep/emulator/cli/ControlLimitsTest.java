package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the control port refuses, and what ends: requests, connections, and all of it. */
@Timeout(300)
class ControlLimitsTest {
  @TempDir private Path folder = Path.of("");
  private ControlPort port = new ControlPort(folder);

  @BeforeEach
  void open() {
    port = new ControlPort(folder);
  }

  @AfterEach
  void close() throws Exception {
    port.close();
  }

  @Test
  void bad_requests_get_a_line_and_the_port_lives_on() throws Exception {
    ServiceRun service = port.served();
    ControlClient client = port.client(service);
    for (String bad :
        List.of(
            "{",
            "[]",
            "7",
            "{'do':'jump'}",
            "{'do':7}",
            "{'do':'leds','colour':'red'}",
            "{'do':'start','seed':'x'}",
            "{'do':'start','firmware':7}",
            "{'do':'start','scenario':'a\\u0000b'}",
            "{'do':'start','scenario':'/no/such.yaml'}",
            "{'do':'step','step':7}",
            "\u0000\u001b[31m")) {
      assertThat(client.refused(bad))
          .as(bad)
          .startsWith("request: ")
          .doesNotContain("\n", "\u001b");
    }
    client.done("{'do':'start'}");
    for (String bad :
        List.of(
            "{'do':'step','step':{'jump':1}}",
            "{'do':'press','button':'btn9'}",
            "{'do':'press','hold':'long'}",
            "{'do':'advance','time':'-1s'}",
            "{'do':'advance'}",
            "{'do':'wait'}",
            "{'do':'register','register':'5'}",
            "{'do':'leds','device':'nobody'}",
            "{'do':'console','from':-1}",
            "{'do':'power'}",
            "{'do':'fault','type':'earthquake'}")) {
      assertThat(client.refused(bad)).as(bad).startsWith("request: ");
    }
    client.done("{'do':'press'}");
    client.send("{'do':'" + "x".repeat(70_000) + "'}");
    assertThat(client.line()).contains("a line is 65536 bytes at most");
    assertThat(client.line()).isNull();
    port.client(service).done("{'do':'start'}");
  }

  @Test
  void who_does_not_know_the_token_is_not_heard() throws Exception {
    ServiceRun service = port.served();
    for (String first :
        List.of(
            "{\"do\":\"start\"}",
            "{\"do\":\"hello\",\"token\":\"0\",\"version\":1}",
            "GET / HTTP/1.1")) {
      ControlClient stranger = port.stranger(service);
      stranger.send(first);
      assertThat(stranger.line()).startsWith("{\"ok\":false,\"kind\":\"request\",\"error\":");
      assertThat(stranger.line()).isNull();
    }
    ControlClient other = port.stranger(service);
    String token = service.await("\"token\":\"([0-9a-f]+)\"");
    assertThat(other.refused("{'do':'hello','token':'" + token + "','version':2}"))
        .contains("'version' is 1");
  }

  @Test
  void what_takes_too_long_is_ended() throws Exception {
    ControlClient client = port.client(port.served("--request-timeout", "1s"));
    String[] gone = {"late: ", "there is no board"};
    // On a slow machine the start is late as well, and then there is no board either.
    var _ = client.ask("{'do':'start','rig':'emulated'}");
    assertThat(client.refused("{'do':'advance','time':'60m'}")).containsAnyOf(gone);
    assertThat(client.refused("{'do':'leds'}")).containsAnyOf(gone);
    var _ = client.ask("{'do':'start'}");
    assertThat(
            client.refused(
                "{'do':'step','step':{'repeat':{'times':1000,'steps':[{'repeat':"
                    + "{'times':1000,'steps':[{'delay':'1us'}]}}]}}}"))
        .containsAnyOf(gone);
    Path file = folder.resolve("long.yaml");
    Files.writeString(file, "version: 1\nrig: emulated\nsteps:\n- delay: 29s\n");
    assertThat(client.refused("{'do':'run','file':'" + file + "'}")).startsWith("late: ");
  }

  @Test
  void an_interrupt_ends_all_of_it() throws Exception {
    ServiceRun service = port.served();
    ControlClient client = port.client(service);
    client.done("{'do':'start','rig':'emulated'}");
    client.send("{\"do\":\"advance\",\"time\":\"60m\"}");
    assertThat(service.end()).contains("\"layer\":\"control\"");
    assertThat(client.isClosed()).isTrue();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("wwep-control")) {
        assertThat(thread.join(Duration.ofSeconds(60))).as(thread.getName()).isTrue();
      }
    }
  }
}
