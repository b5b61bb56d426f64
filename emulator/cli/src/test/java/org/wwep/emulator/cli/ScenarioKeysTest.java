package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * are those of the schema; what is written here is only where each of them can be seen.
 *
 * <p>Some hundred runs in virtual time: that is more than the usual three seconds.
 */
class ScenarioKeysTest {
  private static final String PRESS = "{'write-serial': 'press'}";
  private static final String IDLE = "{'delay': '1s'}, ";
  private static final String PRESSES =
      "'steps': [" + IDLE + PRESS + ", {'delay': '2s'}, " + PRESS + ", {'delay': '3s'}]";

  /** Scenarios in which a key may show, by name. */
  private static final Map<String, String> SCENARIOS =
      Map.ofEntries(
          Map.entry("plain", "'devices': [{'id': 'd'}], " + PRESSES),
          Map.entry("tls", "'devices': [{'id': 'd', 'tls': {}}], " + PRESSES),
          Map.entry("links", "'devices': [{'id': 'd', 'links': [{'tls': {}}]}], " + PRESSES),
          Map.entry("required", required("'tls': {}")),
          Map.entry("required links", required("'links': [{'tls': {}}]")),
          Map.entry(
              "expired",
              "'devices': [{'id': 'd', 'tls': {}}], 'steps': ["
                  + IDLE
                  + "{'fault': {'type': 'tls', 'attributes': {'kind': 'expired'}}}, "
                  + PRESS
                  + ", {'delay': '3s'}]"),
          Map.entry(
              "expired links",
              "'devices': [{'id': 'd', 'links': [{'tls': {}}]}], 'steps': ["
                  + IDLE
                  + "{'fault': {'type': 'tls', 'attributes': {'kind': 'expired'}}}, "
                  + PRESS
                  + ", {'delay': '3s'}]"),
          Map.entry("coprocessor", "'devices': [{'id': 'd', 'stack': 'nwp'}], " + PRESSES),
          Map.entry(
              "known networks",
              wifi(
                  "'networks': [{'ssid': 'home', 'key': 'at-home-only'}, {'ssid': 'cafe'}],"
                      + " 'profiles': [{'ssid': 'home', 'key': 'at-home-only', 'priority': 3},"
                      + " {'ssid': 'cafe', 'priority': 2}], 'connection-policy': ['auto']")),
          Map.entry(
              "equal networks",
              wifi(
                  "'networks': [{'ssid': 'one', 'rssi': -60}, {'ssid': 'two', 'rssi': -70}],"
                      + " 'profiles': [{'ssid': 'one'}, {'ssid': 'two'}]")),
          Map.entry("own network", wifi("'access-point': {'ssid': 'own', 'key': 'own-key-123'}")),
          Map.entry(
              "power figures",
              "'devices': [{'id': 'd', 'stack': 'nwp', 'power': {'supply-volts': 3.3,"
                  + " 'policy': 'normal', 'sleep-after': '10ms', 'active': {'milliamps': 60},"
                  + " 'sleep': {'milliamps': 0.7, 'wake-up': '3ms'},"
                  + " 'hibernate': {'milliamps': 0.01, 'wake-up': '50ms'}}}], "
                  + PRESSES),
          Map.entry("files", files("")),
          Map.entry("linked files", files("links")),
          Map.entry("padded reply", fault("limit_data", "{'bytes': 12}", "downstream", "{}")),
          Map.entry("late frame", fault("latency", "{'latency': 300}", "upstream", "{}")),
          Map.entry("late", fault("latency", "{'latency': 300}", "", "{}")),
          Map.entry("no network", fault("wifi", "{}", "", "{}")),
          Map.entry(
              "no server",
              "'devices': [{'id': 'd'}], 'steps': ["
                  + IDLE
                  + "{'power-off': 'server'}, "
                  + PRESS
                  + ", {'delay': '9s'}]"),
          Map.entry("no name", boot("nxdomain")),
          Map.entry("no answer about a name", boot("timeout")),
          Map.entry(
              "slow pieces",
              fault("slicer", "{'average_size': 4, 'delay': 300000}", "upstream", "{}")),
          Map.entry(
              "slow end",
              "'server': {'keep-alive': true}, "
                  + fault("slow_close", "{'delay': 8000}", "upstream", "{'id': 'e'}")),
          Map.entry(
              "bounce", "'defaults': {'bounce': 'worn'}, 'devices': [{'id': 'd'}], " + PRESSES),
          Map.entry(
              "bounce by shape",
              "'defaults': {'bounce': {'edges': 5, 'window': '4ms', 'seed': 3}}, 'devices': [{'id':"
                  + " 'd'}], "
                  + PRESSES),
          Map.entry(
              "bounce of a file",
              "'defaults': {'bounce': {'file': 'short.bounce'}}, 'devices': [{'id': 'd'}], "
                  + PRESSES),
          Map.entry("no packets", exhausted("'api': 'bsd'")),
          Map.entry("packets to receive", packets("R")),
          Map.entry("packets to send", packets("T")),
          Map.entry("no packets on a link", exhausted("'links': [{'api': 'bsd'}]")),
          Map.entry(
              "chaos of cuts",
              "'seed': 4, 'devices': [{'id': 'd'}], 'chaos': {'presses': 20, 'over': '5s', 'max-faults': 9,"
                  + " 'faults': [{'type': 'limit_data', 'attributes': {'bytes': 5}}]}"),
          Map.entry("waiting", "'devices': [{'id': 'd'}], 'steps': [{'wait-serial': 'never'}]"),
          Map.entry(
              "chaos",
              "'devices': [{'id': 'd'}], 'chaos': {'presses': 3, 'over': '2s', 'max-faults': 2,"
                  + " 'faults': [{'type': 'latency', 'attributes': {'latency': 50}}]}"));

  private static String wifi(String fields) {
    return "'devices': [{'id': 'd', 'stack': 'nwp', 'wifi': {"
        + fields
        + "}}], 'steps': [{'delay': '3s'}]";
  }

  /** Looks for three rows of the table of packets. */
  private static String packets(String type) {
    String row = ", {'wait-serial': {'text': '" + type + "         0', 'timeout': '1ms'}}";
    return "'devices': [{'id': 'd'}], 'steps': ["
        + IDLE
        + "{'write-serial': 'state'}"
        + row.repeat(3)
        + "]";
  }

  private static String required(String device) {
    return "'server': {'tls': {'client-auth': 'required'}}, 'devices': [{'id': 'd', "
        + device
        + "}], "
        + PRESSES;
  }

  private static String files(String links) {
    String tls = "'tls': {'ca': 'ca.pem', 'cert': 'client.pem', 'key': 'client-key.pem'}";
    return "'server': {'tls': {'cert': 'server.pem', 'key': 'server-key.pem'}}, 'devices': [{'id':"
        + " 'd', "
        + (links.isEmpty() ? tls : "'links': [{" + tls + "}]")
        + "}], "
        + PRESSES;
  }

  private static String fault(String type, String attributes, String stream, String other) {
    return "'devices': [{'id': 'd'}%s], 'steps': [%s{'fault': {'type': '%s', %s'attributes': %s}}, {'write-serial': {'device': 'd', 'data': 'press'}}, {'delay': '500ms'}%s, {'delay': '10s'}]"
        .formatted(
            other.equals("{}") ? "" : ", " + other,
            IDLE,
            type,
            stream.isEmpty() ? "" : "'stream': '" + stream + "', ",
            attributes,
            other.equals("{}") ? "" : ", {'write-serial': {'device': 'e', 'data': 'press'}}");
  }

  private static String exhausted(String device) {
    return "'devices': [{'id': 'd', "
        + device
        + "}], 'steps': ["
        + IDLE
        + "{'fault': {'type': 'pool', 'may-miss': true}}, "
        + PRESS
        + ", {'delay': '3s'}]";
  }

  private static String boot(String kind) {
    return "'devices': [{'id': 'd'}], 'steps': [{'fault': {'type': 'dns', 'attributes': {'kind': '"
        + kind
        + "'}}}, {'delay': '14s'}]";
  }

  /** Where a key shows, and values that differ from what holds there. */
  private record Probe(String scenario, List<String> values) {
    Probe(String scenario, String... values) {
      this(scenario, List.of(values));
    }
  }

  private static final Map<String, Probe> PROBES = probes();

  private static Map<String, Probe> probes() {
    Map<String, Probe> probes = new LinkedHashMap<>();
    probes.put("name", new Probe("plain", "'Another name'"));
    probes.put("version", new Probe("plain", "2"));
    probes.put("author", new Probe("plain", "'somebody'"));
    probes.put("tags", new Probe("plain", "['hidden']"));
    probes.put("seed", new Probe("plain", "7"));
    probes.put("rig", new Probe("plain", "'emulated'"));
    probes.put("defaults", new Probe("plain", "{'bounce': 'worn'}"));
    probes.put("defaults.timeout", new Probe("waiting", "'5s'"));
    probes.put("defaults.bounce", new Probe("plain", "'worn'"));
    probes.put("defaults.bounce.file", new Probe("bounce of a file", "'long.bounce'"));
    probes.put("defaults.bounce.edges", new Probe("bounce by shape", "7"));
    probes.put("defaults.bounce.window", new Probe("bounce by shape", "'9ms'"));
    probes.put("defaults.bounce.seed", new Probe("bounce by shape", "4"));
    probes.put("server", new Probe("slow end", "{'keep-alive': true, 'mode': 'packets'}"));
    probes.put("server.mode", new Probe("slow end", "'packets'"));
    probes.put("server.name", new Probe("plain", "'lamp.example'"));
    probes.put("server.address", new Probe("plain", "'192.0.2.7'"));
    probes.put("server.port", new Probe("plain", "1234"));
    probes.put("server.tls", new Probe("tls", "false"));
    probes.put("server.tls.port", new Probe("tls", "4321"));
    probes.put("server.tls.cert", new Probe("files", "'client.pem'"));
    probes.put("server.tls.key", new Probe("files", "'client-key.pem'"));
    probes.put("server.tls.client-auth", new Probe("tls", "'required'"));
    probes.put("server.keep-alive", new Probe("slow end", "false"));
    probes.put("server.reasons", new Probe("slow pieces", "true"));
    probes.put("server.read-timeout", new Probe("slow pieces", "'2s'"));
    probes.put("server.first-byte-timeout", new Probe("late frame", "'100ms'"));
    probes.put("server.padded", new Probe("padded reply", "true"));
    probes.put("server.idle-timeout", new Probe("slow end", "'1s'"));
    probes.put("server.max-connections", new Probe("slow end", "1"));
    probes.put("devices", new Probe("plain", "[{'id': 'd'}, {'id': 'e'}]"));
    probes.put("devices.id", new Probe("plain", "'other'"));
    probes.put("devices.firmware", new Probe("plain", "'dual'"));
    probes.put("devices.mac", new Probe("plain", "'02:00:00:00:00:07'"));
    probes.put("devices.device-id", new Probe("plain", "'0FAC'"));
    probes.put("devices.hal", new Probe("plain", "'cdev'"));
    probes.put("devices.stack", new Probe("plain", "'nwp'"));
    probes.put("devices.wifi", new Probe("coprocessor", "{}"));
    probes.put("devices.wifi.networks", new Probe("known networks", "[{'ssid': 'cafe'}]"));
    probes.put("devices.wifi.networks.ssid", new Probe("known networks", "'hall'"));
    probes.put("devices.wifi.networks.key", new Probe("known networks", "'another-key'"));
    probes.put("devices.wifi.networks.rssi", new Probe("equal networks", "-90"));
    probes.put("devices.wifi.profiles", new Probe("known networks", "[{'ssid': 'cafe'}]"));
    probes.put("devices.wifi.profiles.ssid", new Probe("known networks", "'hall'"));
    probes.put("devices.wifi.profiles.key", new Probe("known networks", "'another-key'"));
    probes.put("devices.wifi.profiles.priority", new Probe("known networks", "1"));
    probes.put("devices.wifi.connection-policy", new Probe("known networks", "'fast'"));
    probes.put("devices.wifi.access-point", new Probe("own network", "{'ssid': 'other'}"));
    probes.put("devices.wifi.access-point.ssid", new Probe("own network", "'other'"));
    probes.put("devices.wifi.access-point.key", new Probe("own network", "'short'"));
    String figures = "power figures";
    probes.put(
        "devices.power",
        new Probe(
            "coprocessor",
            "{'supply-volts': 3, 'sleep-after': '1s', 'active': {'milliamps': 60},"
                + " 'sleep': {'milliamps': 1}, 'hibernate': {'milliamps': 0}}"));
    probes.put("devices.power.policy", new Probe(figures, "'always-on'"));
    probes.put("devices.power.sleep-after", new Probe(figures, "'1s'"));
    probes.put("devices.power.active", new Probe(figures, "{'milliamps': 61}"));
    probes.put("devices.power.active.milliamps", new Probe(figures, "61"));
    probes.put("devices.power.sleep", new Probe(figures, "{'milliamps': 2}"));
    probes.put("devices.power.sleep.milliamps", new Probe(figures, "2"));
    probes.put("devices.power.sleep.wake-up", new Probe(figures, "'9ms'"));
    probes.put("devices.server", new Probe("plain", "'nowhere.example'"));
    probes.put("devices.server-address", new Probe("plain", "'198.51.100.3'"));
    probes.put("devices.fallback-address", new Probe("no name", "'198.51.100.3'"));
    probes.put("devices.resolve-timeout", new Probe("no answer about a name", "'1s'"));
    probes.put("devices.connect-timeout", new Probe("no network", "'1s'"));
    probes.put("devices.reply-timeout", new Probe("late", "'100ms'"));
    probes.put("devices.attempts", new Probe("no server", "2"));
    probes.put("devices.back-off", new Probe("no server", "'900ms'"));
    probes.put("devices.back-off-cap", new Probe("no server", "'210ms'"));
    probes.put("devices.tx-packets", new Probe("packets to send", "5"));
    probes.put("devices.rx-packets", new Probe("packets to receive", "5"));
    probes.put("devices.debounce", new Probe("bounce", "0"));
    probes.put("devices.button", new Probe("plain", "'push'"));
    probes.put("devices.led", new Probe("plain", "'lamp'"));
    probes.put("devices.register", new Probe("plain", "'07'"));
    probes.put("devices.links", new Probe("plain", "[{'api': 'packet'}, {'tls': true}]"));
    for (String link : List.of("devices", "devices.links")) {
      boolean own = link.equals("devices");
      probes.put(link + ".port", new Probe(own ? "plain" : "links", "1234"));
      probes.put(link + ".api", new Probe(own ? "no packets" : "no packets on a link", "'packet'"));
      probes.put(link + ".padded", new Probe(own ? "plain" : "links", "true"));
      probes.put(link + ".tls", new Probe(own ? "plain" : "links", own ? "true" : "false"));
      String files = own ? "files" : "linked files";
      probes.put(link + ".tls.ca", new Probe(files, "'client.pem'"));
      probes.put(link + ".tls.crl", new Probe(files, "'crl.pem'"));
      probes.put(link + ".tls.cert", new Probe(files, "'server.pem'"));
      probes.put(link + ".tls.key", new Probe(files, "'server-key.pem'"));
      probes.put(
          link + ".tls.pins", new Probe(own ? "tls" : "links", "['" + "0".repeat(64) + "']"));
      probes.put(link + ".tls.mutual", new Probe(own ? "required" : "required links", "true"));
      probes.put(link + ".tls.insecure", new Probe(own ? "expired" : "expired links", "true"));
    }
    probes.put("chaos", new Probe("chaos", "{'presses': 2}"));
    probes.put("chaos.presses", new Probe("chaos", "5"));
    probes.put("chaos.over", new Probe("chaos", "'5s'"));
    probes.put("chaos.bounce", new Probe("chaos", "'worn'"));
    probes.put("chaos.faults", new Probe("chaos", "[{'type': 'reset_peer'}]"));
    probes.put("chaos.faults.type", new Probe("chaos", "'wifi'"));
    probes.put("chaos.faults.stream", new Probe("chaos of cuts", "'upstream'", "'downstream'"));
    probes.put("chaos.faults.toxicity", new Probe("chaos", "0.1"));
    probes.put("chaos.faults.attributes", new Probe("chaos", "{'latency': 90}"));
    probes.put("chaos.max-faults", new Probe("chaos", "0"));
    probes.put("chaos.settle", new Probe("chaos", "'1ms'", "'0'"));
    probes.put("steps", new Probe("plain", "[{'delay': '1s'}]"));
    return probes;
  }

  /** What no run in virtual time shows, and why it is there. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("description", "a text for readers of the file, as a comment is"),
          Map.entry("devices.send-timeout", "eleven bytes always fit into a connection's window"),
          Map.entry("devices.power.supply-volts", "PressEnergyTest: the energy of a press"),
          Map.entry("devices.power.hibernate", "PowerMeterTest: the client never stops its part"),
          Map.entry("devices.power.hibernate.milliamps", "PowerMeterTest"),
          Map.entry("devices.power.hibernate.wake-up", "PowerMeterTest"),
          Map.entry("devices.button-pin", "an emulated board has no pins: real lines have"),
          Map.entry("devices.led-pin", "as button-pin"),
          Map.entry("server.tx-packets", "a frame takes one packet, and gives it back at once"),
          Map.entry("server.rx-packets", "as tx-packets: 'wwep server --mode' prints the pools"),
          Map.entry("server.firmware", "CFirmwareTest: this and what follows needs a compiler"),
          Map.entry("devices.firmware.c", "FirmwareIT"),
          Map.entry("devices.firmware.include", "FirmwareIT"),
          Map.entry("devices.firmware.defines", "FirmwareIT"),
          Map.entry("devices.firmware.carrier", "FirmwareIT"),
          Map.entry("devices.firmware.java", "FirmwareIT"),
          Map.entry("devices.buttons", "FirmwareIT"),
          Map.entry("devices.leds", "FirmwareIT"),
          Map.entry("devices.on-fault", "FirmwareIT"));

  /** What is wired to a bench, and the tests that see each key. */
  private static final Map<String, List<String>> ON_BENCH =
      Map.of(
          "ExternalBoardTest",
          List.of(
              "",
              "console",
              "console.process",
              "buttons",
              "leds",
              "chip",
              "power",
              "power.line",
              "power.active",
              "power.command",
              "power.command.on",
              "power.command.off",
              "reset",
              "reset.line",
              "reset.active",
              "reset.pulse",
              "leave",
              "leave.power",
              "flash",
              "flash.command",
              "command-timeout",
              "boot",
              "boot.text",
              "boot.within",
              "network",
              "network.address",
              "network.port",
              "network.tls-port"),
          "TerminalConsoleTest",
          List.of("console.serial", "console.baud", "console.stop-bits"),
          "TelnetFilterTest",
          List.of("console.parity", "console.flow", "console.dtr", "console.rts"),
          "ConsoleReaderTest",
          List.of("console.tcp", "console.rfc2217"));

  private static Set<String> elsewhere() {
    Set<String> elsewhere = new HashSet<>(ELSEWHERE.keySet());
    ON_BENCH
        .values()
        .forEach(
            keys ->
                keys.forEach(
                    key -> elsewhere.add("devices.external" + (key.isEmpty() ? "" : "." + key))));
    return elsewhere;
  }

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

  private static Map<String, Object> scenario(String body) {
    return ScenarioWalk.json("{'version': 1, " + body + "}");
  }

  @Test
  void what_is_seen_of_a_run_is_the_same_each_time() {
    Map<String, Object> plain = scenario(Objects.requireNonNull(SCENARIOS.get("tls")));
    assertThat(new ScenarioWalk(folder, Commands.ALL).run(plain))
        .isEqualTo(new ScenarioWalk(folder, Commands.ALL).run(plain));
  }

  @Test
  void every_key_shows_or_is_refused() {
    ScenarioWalk walk = new ScenarioWalk(folder, Commands.ALL);
    Set<String> keys = walk.keys();
    assertThat(keys).hasSizeGreaterThan(70);
    Set<String> elsewhere = elsewhere();
    List<String> passedOver = new ArrayList<>();
    for (String key : keys) {
      Probe probe = PROBES.get(key);
      if (probe == null ? !elsewhere.contains(key) : !shows(walk, key, probe)) {
        passedOver.add(key);
      }
    }
    assertThat(passedOver).as("keys that are read, and change nothing").isEmpty();
    assertThat(keys).containsAll(PROBES.keySet()).containsAll(elsewhere);
  }

  private static boolean shows(ScenarioWalk walk, String key, Probe probe) {
    Map<String, Object> base = scenario(Objects.requireNonNull(SCENARIOS.get(probe.scenario())));
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
