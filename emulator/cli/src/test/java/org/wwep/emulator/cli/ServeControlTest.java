package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program can do at the control port, and what it is told if it cannot. */
@Timeout(300)
class ServeControlTest {
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

  private static List<?> list(Map<String, Object> reply, String name) {
    return (List<?>) Objects.requireNonNull(reply.get(name));
  }

  @Test
  void a_press_lights_the_led_and_is_seen_everywhere() throws Exception {
    ControlClient client = port.client(port.served());
    assertThat(client.done("{'id':7,'do':'start'}"))
        .containsEntry("id", 7)
        .containsEntry("rig", "sim")
        .containsEntry("at-ns", 0);
    assertThat(client.done("{'do':'advance','time':'2s'}")).containsEntry("at-ns", 2_000_000_000);
    assertThat(client.done("{'do':'register'}")).doesNotContainKey("value");
    client.done("{'do':'down'}");
    assertThat(list(client.done("{'do':'pins'}"), "pins").toString())
        .contains("part=btn1", "down=true", "part=led1");
    client.done("{'do':'up'}");
    client.done("{'do':'wait','led':'led1','lit':true}");
    client.done("{'do':'advance','time':'1s'}");
    assertThat(list(client.done("{'do':'leds'}"), "leds").toString()).contains("lit=true");
    assertThat(client.done("{'do':'register'}")).containsEntry("value", "0001");
    assertThat(list(client.done("{'do':'frames'}"), "frames").toString())
        .contains("sent=W", "heard=A", "answered=A");
    Map<String, Object> console = client.done("{'do':'console'}");
    assertThat(list(console, "lines").toString()).contains("Server Response=A");
    assertThat(list(client.done("{'do':'console','from':" + console.get("next") + "}"), "lines"))
        .isEmpty();
    client.done("{'do':'press','hold':'80ms','bounce':'worn'}");
    client.done("{'do':'step','step':{'delay':'1s'}}");
    assertThat(client.done("{'do':'register','device':'device','register':'05'}"))
        .containsEntry("value", "0000");
  }

  @Test
  void what_does_not_come_fails_and_the_board_goes_on() throws Exception {
    ControlClient client = port.client(port.served());
    client.done("{'do':'start','seed':3}");
    assertThat(client.refused("{'do':'wait','text':'no such line','timeout':'3s'}"))
        .startsWith("failed: expected ");
    assertThat(client.refused("{'do':'step','step':{'expect-register':{'value':'0001'}}}"))
        .startsWith("failed: expected register 05");
    assertThat(client.done("{'do':'press'}")).containsEntry("ok", true);
  }

  @Test
  void faults_and_power_come_and_go() throws Exception {
    ControlClient client = port.client(port.served());
    client.done("{'do':'start'}");
    client.done("{'do':'advance','time':'2s'}");
    assertThat(client.refused("{'do':'clear-fault','name':'cut'}")).startsWith("request: ");
    client.done("{'do':'fault','type':'timeout','name':'cut'}");
    client.done("{'do':'press'}");
    client.done("{'do':'advance','time':'1s'}");
    assertThat(client.done("{'do':'console'}").toString()).contains("Error=");
    client.done("{'do':'clear-fault','name':'cut'}");
    client.done("{'do':'advance','time':'60m'}");
    assertThat(client.done("{'do':'register'}")).containsEntry("value", "0001");
    client.done("{'do':'power','on':false}");
    client.done("{'do':'power','on':false,'device':'server'}");
    client.done("{'do':'advance','time':'1s'}");
    client.done("{'do':'power','on':true,'device':'server'}");
    assertThat(client.done("{'do':'register'}")).doesNotContainKey("value");
    client.done("{'do':'stop'}");
    assertThat(client.refused("{'do':'leds'}"))
        .isEqualTo("request: there is no board: ask for 'start' first");
    client.done("{'do':'start'}");
  }

  @Test
  void real_time_and_several_clients_have_boards_of_their_own() throws Exception {
    ServiceRun service = port.served();
    ControlClient real = port.client(service);
    ControlClient virtual = port.client(service);
    assertThat(real.done("{'do':'start','rig':'emulated'}")).containsEntry("virtual-time", false);
    virtual.done("{'do':'start'}");
    real.done("{'do':'press'}");
    real.done("{'do':'wait','led':'led1','lit':true,'timeout':'60s'}");
    virtual.done("{'do':'advance','time':'2s'}");
    assertThat(list(virtual.done("{'do':'leds'}"), "leds").toString()).contains("lit=false");
    assertThat(real.refused("{'do':'start'}")).contains("ask for 'stop' first");
  }

  @Test
  void a_scenario_gives_its_devices_and_firmware_is_built() throws Exception {
    Path two = folder.resolve("two.yaml");
    Files.writeString(
        two, "version: 1\ndevices:\n- {id: hall}\n- {id: attic}\nsteps:\n- delay: 9s\n");
    ControlClient client = port.client(port.served());
    Map<String, Object> started = client.done("{'do':'start','scenario':'" + two + "'}");
    assertThat(started.toString()).contains("name=hall", "name=attic");
    assertThat(client.refused("{'do':'press'}"))
        .isEqualTo("request: say which 'device': hall, attic");
    client.done("{'do':'press','device':'attic'}");
    client.done("{'do':'stop'}");
    assertThat(client.refused("{'do':'start','firmware':['" + folder + "/gone.c']}"))
        .startsWith("request: ")
        .contains("gone.c");
    assertThat(client.refused("{'do':'start','rig':'loopback'}"))
        .isEqualTo("request: 'rig' of a board is sim or emulated");
  }

  @Test
  void files_are_run_explained_linted_and_explored() throws Exception {
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "version: 1\nsteps:\n- press: btn1\n- expect-register: {value: 7}\n");
    Path chaos = folder.resolve("chaos.yaml");
    Files.writeString(
        chaos,
        """
        version: 1
        chaos: {over: 2s, presses: 1..2}
        always:
        - name: Nobody sends
          expect-not-serial: Sent Message
        """);
    ControlClient client = port.client(port.served());
    assertThat(client.done("{'do':'run','file':'" + wrong + "'}").toString())
        .contains("verdict=FAIL", "schema=1");
    assertThat(list(client.done("{'do':'explain','file':'" + wrong + "'}"), "lines").toString())
        .contains("expected", "register 05");
    assertThat(client.done("{'do':'lint','file':'" + wrong + "'}")).containsEntry("valid", true);
    assertThat(client.done("{'do':'explore','file':'" + chaos + "','seeds':3}").toString())
        .contains("subject=always \"Nobody sends\" of line", "again=wwep explore ");
    assertThat(list(client.done("{'do':'findings'}"), "findings")).hasSize(3);
    Files.writeString(wrong, "version: 1\nsteps:\n- pres: btn1\n");
    assertThat(client.done("{'do':'lint','file':'" + wrong + "'}").toString())
        .contains("valid=false", "line=3", "unknown command 'pres'");
    assertThat(client.refused("{'do':'run','file':'" + wrong + "'}")).startsWith("request: ");
    assertThat(client.refused("{'do':'run','file':'" + folder + "'}")).contains("is a directory");
    assertThat(client.refused("{'do':'lint'}")).contains("'lint' needs 'file'");
  }
}
