package org.wwep.emulator.cli;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a key of a scenario can be seen.
 *
 * @param scenario the name of one of the {@link KeyScenarios}
 * @param values values that differ from what holds there
 */
record KeyProbe(String scenario, List<String> values) {
  /** By the key. */
  static final Map<String, KeyProbe> PROBES = probes();

  private static Map<String, KeyProbe> probes() {
    Map<String, KeyProbe> probes = new LinkedHashMap<>();
    probes.put("name", new KeyProbe("plain", "'Another name'"));
    probes.put("version", new KeyProbe("plain", "2"));
    probes.put("author", new KeyProbe("plain", "'somebody'"));
    probes.put("tags", new KeyProbe("plain", "['hidden']"));
    probes.put("seed", new KeyProbe("plain", "7"));
    probes.put("rig", new KeyProbe("plain", "'emulated'"));
    probes.put("defaults", new KeyProbe("plain", "{'bounce': 'worn'}"));
    probes.put("defaults.timeout", new KeyProbe("waiting", "'5s'"));
    probes.put("defaults.bounce", new KeyProbe("plain", "'worn'"));
    probes.put("defaults.bounce.file", new KeyProbe("bounce of a file", "'long.bounce'"));
    probes.put("defaults.bounce.edges", new KeyProbe("bounce by shape", "7"));
    probes.put("defaults.bounce.window", new KeyProbe("bounce by shape", "'9ms'"));
    probes.put("defaults.bounce.seed", new KeyProbe("bounce by shape", "4"));
    probes.put("server", new KeyProbe("slow end", "{'keep-alive': true, 'mode': 'packets'}"));
    probes.put("server.mode", new KeyProbe("slow end", "'packets'"));
    probes.put("server.name", new KeyProbe("plain", "'lamp.example'"));
    probes.put("server.address", new KeyProbe("plain", "'192.0.2.7'"));
    probes.put("server.port", new KeyProbe("plain", "1234"));
    probes.put("server.tls", new KeyProbe("tls", "false"));
    probes.put("server.tls.port", new KeyProbe("tls", "4321"));
    probes.put("server.tls.cert", new KeyProbe("files", "'client.pem'"));
    probes.put("server.tls.key", new KeyProbe("files", "'client-key.pem'"));
    probes.put("server.tls.client-auth", new KeyProbe("tls", "'required'"));
    probes.put("server.keep-alive", new KeyProbe("slow end", "false"));
    probes.put("server.reasons", new KeyProbe("slow pieces", "true"));
    probes.put("server.read-timeout", new KeyProbe("slow pieces", "'2s'"));
    probes.put("server.first-byte-timeout", new KeyProbe("late frame", "'100ms'"));
    probes.put("server.padded", new KeyProbe("padded reply", "true"));
    probes.put("server.idle-timeout", new KeyProbe("slow end", "'1s'"));
    probes.put("server.max-connections", new KeyProbe("slow end", "1"));
    probes.put("server.tx-packets", new KeyProbe("course server", "5"));
    probes.put("server.rx-packets", new KeyProbe("course server", "5"));
    probes.put("devices", new KeyProbe("plain", "[{'id': 'd'}, {'id': 'e'}]"));
    probes.put("devices.id", new KeyProbe("plain", "'other'"));
    probes.put("devices.firmware", new KeyProbe("plain", "'dual'"));
    probes.put("devices.mac", new KeyProbe("plain", "'02:00:00:00:00:07'"));
    probes.put("devices.device-id", new KeyProbe("plain", "'0FAC'"));
    probes.put("devices.hal", new KeyProbe("plain", "'cdev'"));
    probes.put("devices.stack", new KeyProbe("plain", "'nwp'"));
    probes.put("devices.wifi", new KeyProbe("coprocessor", "{}"));
    probes.put("devices.wifi.networks", new KeyProbe("known networks", "[{'ssid': 'cafe'}]"));
    probes.put("devices.wifi.networks.ssid", new KeyProbe("known networks", "'hall'"));
    probes.put("devices.wifi.networks.key", new KeyProbe("known networks", "'another-key'"));
    probes.put("devices.wifi.networks.rssi", new KeyProbe("equal networks", "-90"));
    probes.put("devices.wifi.profiles", new KeyProbe("known networks", "[{'ssid': 'cafe'}]"));
    probes.put("devices.wifi.profiles.ssid", new KeyProbe("known networks", "'hall'"));
    probes.put("devices.wifi.profiles.key", new KeyProbe("known networks", "'another-key'"));
    probes.put("devices.wifi.profiles.priority", new KeyProbe("known networks", "1"));
    probes.put("devices.wifi.connection-policy", new KeyProbe("known networks", "'fast'"));
    probes.put("devices.wifi.access-point", new KeyProbe("own network", "{'ssid': 'other'}"));
    probes.put("devices.wifi.access-point.ssid", new KeyProbe("own network", "'other'"));
    probes.put("devices.wifi.access-point.key", new KeyProbe("own network", "'short'"));
    String figures = "power figures";
    probes.put(
        "devices.power",
        new KeyProbe(
            "coprocessor",
            "{'supply-volts': 3, 'sleep-after': '1s', 'active': {'milliamps': 60},"
                + " 'sleep': {'milliamps': 1}, 'hibernate': {'milliamps': 0}}"));
    probes.put("devices.power.policy", new KeyProbe(figures, "'always-on'"));
    probes.put("devices.power.sleep-after", new KeyProbe(figures, "'1s'"));
    probes.put("devices.power.active", new KeyProbe(figures, "{'milliamps': 61}"));
    probes.put("devices.power.active.milliamps", new KeyProbe(figures, "61"));
    probes.put("devices.power.sleep", new KeyProbe(figures, "{'milliamps': 2}"));
    probes.put("devices.power.sleep.milliamps", new KeyProbe(figures, "2"));
    probes.put("devices.power.sleep.wake-up", new KeyProbe(figures, "'9ms'"));
    probes.put("devices.server", new KeyProbe("plain", "'nowhere.example'"));
    probes.put("devices.server-address", new KeyProbe("plain", "'198.51.100.3'"));
    probes.put("devices.fallback-address", new KeyProbe("no name", "'198.51.100.3'"));
    probes.put("devices.resolve-timeout", new KeyProbe("no answer about a name", "'1s'"));
    probes.put("devices.connect-timeout", new KeyProbe("no network", "'1s'"));
    probes.put("devices.reply-timeout", new KeyProbe("late", "'100ms'"));
    probes.put("devices.attempts", new KeyProbe("no server", "2"));
    probes.put("devices.back-off", new KeyProbe("no server", "'900ms'"));
    probes.put("devices.back-off-cap", new KeyProbe("no server", "'210ms'"));
    probes.put("devices.tx-packets", new KeyProbe("packets to send", "5"));
    probes.put("devices.rx-packets", new KeyProbe("packets to receive", "5"));
    probes.put("devices.debounce", new KeyProbe("bounce", "0"));
    probes.put("devices.button", new KeyProbe("plain", "'push'"));
    probes.put("devices.led", new KeyProbe("plain", "'lamp'"));
    probes.put("devices.register", new KeyProbe("plain", "'07'"));
    probes.put("devices.links", new KeyProbe("plain", "[{'api': 'packet'}, {'tls': true}]"));
    for (String link : List.of("devices", "devices.links")) {
      boolean own = link.equals("devices");
      probes.put(link + ".port", new KeyProbe(own ? "plain" : "links", "1234"));
      probes.put(
          link + ".api", new KeyProbe(own ? "no packets" : "no packets on a link", "'packet'"));
      probes.put(link + ".padded", new KeyProbe(own ? "plain" : "links", "true"));
      probes.put(link + ".tls", new KeyProbe(own ? "plain" : "links", own ? "true" : "false"));
      String files = own ? "files" : "linked files";
      probes.put(link + ".tls.ca", new KeyProbe(files, "'client.pem'"));
      probes.put(link + ".tls.crl", new KeyProbe(files, "'crl.pem'"));
      probes.put(link + ".tls.cert", new KeyProbe(files, "'server.pem'"));
      probes.put(link + ".tls.key", new KeyProbe(files, "'server-key.pem'"));
      probes.put(
          link + ".tls.pins", new KeyProbe(own ? "tls" : "links", "['" + "0".repeat(64) + "']"));
      probes.put(link + ".tls.mutual", new KeyProbe(own ? "required" : "required links", "true"));
      probes.put(link + ".tls.insecure", new KeyProbe(own ? "expired" : "expired links", "true"));
    }
    probes.put("chaos", new KeyProbe("chaos", "{'presses': 2}"));
    probes.put("chaos.presses", new KeyProbe("chaos", "5"));
    probes.put("chaos.power-cycles", new KeyProbe("chaos", "3", "'1..2'"));
    probes.put("chaos.over", new KeyProbe("chaos", "'5s'"));
    probes.put("chaos.bounce", new KeyProbe("chaos", "'worn'"));
    probes.put("chaos.faults", new KeyProbe("chaos", "[{'type': 'reset_peer'}]"));
    probes.put("chaos.faults.type", new KeyProbe("chaos", "'wifi'"));
    probes.put("chaos.faults.stream", new KeyProbe("chaos of cuts", "'upstream'", "'downstream'"));
    probes.put("chaos.faults.toxicity", new KeyProbe("chaos", "0.1"));
    probes.put("chaos.faults.attributes", new KeyProbe("chaos", "{'latency': 90}"));
    probes.put("chaos.max-faults", new KeyProbe("chaos", "0"));
    probes.put("chaos.settle", new KeyProbe("chaos", "'1ms'", "'0'"));
    probes.put("always", new KeyProbe("plain", "[{'at-most': {'sockets': 0}}]"));
    probes.put("always.name", new KeyProbe("no socket", "'Nobody talks'"));
    probes.put("always.hold-pin", new KeyProbe("dark", "{'part-id': 'led1', 'value': 1}"));
    probes.put("always.hold-pin.part-id", new KeyProbe("dark", "'btn1'"));
    probes.put("always.hold-pin.name", new KeyProbe("dark", "'C'"));
    probes.put("always.hold-pin.value", new KeyProbe("dark", "1"));
    probes.put("always.hold-pin.device", new KeyProbe("dark", "'x'"));
    probes.put("always.expect-not-serial", new KeyProbe("silent", "'Idle'"));
    probes.put("always.expect-not-serial.text", new KeyProbe("silent", "'Idle'"));
    probes.put("always.expect-not-serial.regex", new KeyProbe("silent regex", "'Id.e'"));
    probes.put("always.expect-not-serial.device", new KeyProbe("silent", "'x'"));
    probes.put("always.expect-not-serial.part-id", new KeyProbe("silent", "'led1'"));
    probes.put("always.led-equals-register", new KeyProbe("same", "{'within': '1ms'}"));
    probes.put("always.led-equals-register.part-id", new KeyProbe("same", "'btn1'"));
    probes.put("always.led-equals-register.register", new KeyProbe("same", "'07'"));
    probes.put("always.led-equals-register.within", new KeyProbe("same", "'1ms'"));
    probes.put("always.led-equals-register.device", new KeyProbe("same", "'x'"));
    probes.put("always.at-most", new KeyProbe("one socket", "{'sockets': 0}"));
    probes.put("always.at-most.sockets", new KeyProbe("one socket", "0"));
    probes.put("always.at-most.threads", new KeyProbe("one socket", "0"));
    probes.put("always.at-most.device", new KeyProbe("one socket", "'x'"));
    probes.put("always.at-rest", new KeyProbe("rest", "{'resources': 'packets', 'after': '50s'}"));
    probes.put("always.at-rest.resources", new KeyProbe("rest", "'thread'"));
    probes.put("always.at-rest.after", new KeyProbe("rest", "'50s'"));
    probes.put("always.at-rest.device", new KeyProbe("rest", "'x'"));
    probes.putAll(SometimesProbes.all());
    probes.put("steps", new KeyProbe("plain", "[{'delay': '1s'}]"));
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
              "power.pause",
              "power.command",
              "power.command.on",
              "power.command.off",
              "reset",
              "reset.line",
              "reset.active",
              "reset.modem",
              "reset.pulse",
              "reset.command",
              "leave",
              "leave.power",
              "latency",
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
          "BenchLibraryTest",
          List.of("states"),
          "BenchNamesTest",
          List.of("network.dns", "network.dns.port", "network.dns.names"),
          "TerminalConsoleTest",
          List.of("console.serial", "console.baud", "console.stop-bits"),
          "TelnetFilterTest",
          List.of("console.parity", "console.flow", "console.dtr", "console.rts"),
          "ConsoleReaderTest",
          List.of("console.tcp", "console.rfc2217"),
          "BoardProgramTest",
          List.of("console.terminal"),
          "KernelLinesTest",
          List.of("hal"));

  /** Returns the keys that other tests see. */
  static Set<String> elsewhere() {
    Set<String> elsewhere = new HashSet<>(ELSEWHERE.keySet());
    ON_BENCH
        .values()
        .forEach(
            keys ->
                keys.forEach(
                    key -> elsewhere.add("devices.external" + (key.isEmpty() ? "" : "." + key))));
    return elsewhere;
  }

  KeyProbe(String scenario, String... values) {
    this(scenario, List.of(values));
  }
}
