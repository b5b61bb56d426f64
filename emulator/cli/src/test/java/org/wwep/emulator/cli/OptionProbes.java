package org.wwep.emulator.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each option of each command can be seen: a line without it, and one with it. */
final class OptionProbes {
  /** Two lines that differ by an option, what both read, and who looks at them if they last. */
  record Probe(String input, String without, String with, ServiceRun.@Nullable Visit visit) {}

  private static final Map<String, List<Probe>> PROBES = new LinkedHashMap<>();

  private OptionProbes() {}

  static List<String> names() {
    return List.copyOf(PROBES.keySet());
  }

  static List<Probe> of(String name) {
    return PROBES.getOrDefault(name, List.of());
  }

  static void probe(String command, String option, String without, String with) {
    add("", command, option, command + " " + without, command + " " + with);
  }

  static void add(String input, String command, String option, String without, String with) {
    add(command + " " + option, new Probe(input, without, with, null));
  }

  /** An option of a command, and where it can be seen. */
  static void add(String name, Probe probe) {
    PROBES.computeIfAbsent(name, _ -> new ArrayList<>()).add(probe);
  }

  /** An option that is added to the same line. */
  static void added(String command, String line, String option, String value) {
    probe(command, option, line, line + " " + option + " " + value);
  }

  static {
    runs();
    agents();
    checks();
    exchanges();
    keys();
    FolderProbes.add();
    DeviceProbes.add();
    FleetProbes.add();
    HttpProbes.add();
    ServiceProbes.add();
  }

  private static void runs() {
    String a = "{dir}/a.yaml";
    added("run", a, "--rig", "emulated");
    added("run", a, "--seed", "7");
    added("run", a, "--include", "fast");
    added("run", a, "--exclude", "slow");
    probe("run", "--only", a + " -v", a + " -v --only first");
    added("run", "{dir}/late.yaml", "--timeout", "5s");
    added("run", a, "--gpio-chip", "gpiochip9");
    added("run", a, "--loopback", "GPIO7,GPIO8");
    added("run", a, "--junit-xml", "{dir}/left/junit.xml");
    added("run", a, "--vcd-file", "{dir}/left/run.vcd");
    added("run", a + " --vcd-file {dir}/left/styled.vcd", "--vcd-style", "plain");
    added("run", a, "--event-log", "{dir}/left/events.log");
    added("run", a, "--otlp", "{dir}/left/traces.jsonl");
    added("run", a, "--results-dir", "{dir}/left/results");
    added("run", a, "--repeat", "2");
    added("run", "{dir}/b.yaml " + a, "--shard", "2/2");
    added("run", "{dir}/b.yaml " + a + " --shard 2/2", "--durations", "{dir}/before.xml");
    added("report merge", "{dir}/part", "--json", "");
    added("report merge", "{dir}/part", "--junit-xml", "{dir}/left/merged.xml");
    added("report merge", "{dir}/part", "--results-dir", "{dir}/left/merged");
    added("run", "{dir}/b.yaml " + a + " --jobs 1", "--stop-on-error", "");
    added("run", "{dir}/late.yaml", "--timeout-exit-code", "7");
    // How long many take is all that the number changes.
    added("run", a, "--jobs", "0");
    added("explore", "{dir}/chaos.yaml --seeds 2", "--jobs", "0");
    added("run", a, "--retries", "1");
    added("run", a, "--bench", "{dir}/gone.yaml");
    added("run", a, "--fail-on-flaky", "");
    added("run", a, "--json", "");
    added("run", a + " --json", "--watch", "");
    added("run", a, "--page", "0");
    added("run", a, "--page-bind", "127.0.0.2");
    added("run", a, "--verbose", "");
    String chaos = "{dir}/chaos.yaml";
    added("run", a, "--class-path", "{dir}/gone.jar");
    added("lint", a, "--class-path", "{dir}/gone.jar");
    added("explore", chaos + " --seeds 2", "--class-path", "{dir}/gone.jar");
    String seeds = a + "@1 " + a + "@2";
    added("report diff", "{dir}/early.log {dir}/late.log", "--ignore-times", "");
    added("report diff", seeds, "--html", "{dir}/diff.html");
    added("report diff", seeds, "--class-path", "{dir}/gone.jar");
    probe("explore", "--seeds", chaos + " --seeds 3", chaos + " --seeds 2");
    added("explore", chaos + " --seeds 2", "--first-seed", "5");
    added("explore", chaos + " --seeds 4", "--shard", "2/2");
    added("explore", chaos + " --seeds 2", "--time", "1ns");
    added("explore", "{dir}/never.yaml --seeds 4 --jobs 1", "--keep-going", "");
    added("explore", chaos + " --seeds 2", "--resume", "{dir}/left/search");
    added("explore", chaos + " --seeds 2", "--results-dir", "{dir}/left/results");
    added("explore", chaos + " --seeds 64", "--guided", "");
    added("explore", chaos + " --seeds 2 --guided", "--corpus", "{dir}/corpus");
    added("explore", chaos + " --seeds 2", "--json", "");
    added("explore merge", "{dir}/explored", "--json", "");
    added("explore merge", "{dir}/explored", "--junit-xml", "{dir}/left/explored.xml");
    added("explore merge", "{dir}/explored", "--results-dir", "{dir}/left/results");
    probe("explore", "--seed", chaos + " --seeds 2", chaos + " --seed 5");
    probe("explore", "--plan", chaos + " --seeds 2", chaos + " --plan {dir}/corpus/1.plan");
    probe("explore", "--only", chaos + " --seed 5", chaos + " --seed 5 --only p1");
    probe("explore", "--order", chaos + " --seed 5", chaos + " --seed 5 --order in-order");
    added("explore", chaos + " --seed 5", "--json", "");
    probe(
        "explore",
        "--event-log",
        chaos + " --seed 5",
        chaos + " --seed 5 --event-log {dir}/left/explored.log");
  }

  private static void agents() {
    added("mcp", "", "--request-timeout", "0s");
    added("mcp", "", "--class-path", "{dir}/gone.jar");
  }

  private static void checks() {
    added("lint", "{dir}/busy.yaml", "--rig", "gpio-sim");
    added("lint", "{dir}/a.yaml", "--wokwi-compat", "");
    added("lint", "{dir}/a.yaml", "--json", "");
    added("lint", "{dir}/a.yaml", "--bench", "{dir}/gone.yaml");
    added("lint", "{dir}/a.yaml", "--loudly", "");
    String board = "--hal emulated";
    probe("pins", "--hal", "--hal cdev", board);
    added("pins", "", "--require-hardware", "");
    added("pins", board, "--button-pin", "GPIO6");
    added("pins", board, "--led-pin", "GPIO27");
    added("pins", board, "--gpio-chip", "gpiochip9");
    added("pins", board, "--mac", "02:00:00:00:00:01");
    added("pins", "--external {dir}/bench.yaml --yes", "--json", "");
    added("pins", "--external {dir}/bench.yaml --yes", "--bench", "{dir}/gone.yaml");
    probe("pins", "--external", "--loop GPIO5,GPIO6", "--external {dir}/bench.yaml --yes");
    probe("pins", "--loop", "--external {dir}/bench.yaml --yes", "--loop GPIO5,GPIO6");
    added("pins", "--external {dir}/bench.yaml --yes", "--edges", "7");
    String recorded = "--presses 2 -o {dir}/left/recorded.csv " + board;
    probe("bounce record", "--hal", recorded.replace("emulated", "cdev"), recorded);
    added("bounce record", recorded, "--require-hardware", "");
    added("bounce record", recorded, "--button-pin", "GPIO6");
    added("bounce record", recorded, "--led-pin", "GPIO5");
    added("bounce record", recorded, "--gpio-chip", "gpiochip9");
    added("bounce record", recorded, "--mac", "02:00:00:00:00:01");
    probe("bounce record", "--presses", recorded, recorded.replace("2 -o", "3 -o"));
    probe("bounce record", "--output", recorded, recorded.replace("recorded", "others"));
    added("bounce record", recorded, "--bounce", "none");
    added("bounce record", recorded, "--seed", "9");
  }

  private static void exchanges() {
    Map<String, String> requests =
        Map.of("read", " 0FAC 05", "write", " 0FAC 05 0001", "send", " R0FAC05");
    requests.forEach(
        (command, request) -> {
          String open = "localhost:{open}" + request;
          probe(
              command,
              "--timeout",
              "localhost:{silent}" + request,
              "--timeout 50ms localhost:{silent}" + request);
          probe(command, "--padded", open, "--padded " + open);
          String tls = "--tls --certs-dir {dir}/certs ";
          String secured = "localhost:{tls}" + request;
          probe(command, "--tls", open, "--tls --certs-dir {dir}/certs " + open);
          probe(command, "--ca", tls + secured, tls + "--ca {dir}/other/ca.pem " + secured);
          probe(command, "--crl", tls + secured, tls + "--crl {dir}/certs/crl.pem " + secured);
          String pin = "--pin " + "0".repeat(64) + " ";
          probe(command, "--pin", tls + secured, tls + pin + secured);
          String own = "--cert {dir}/certs/client.pem --key {dir}/certs/client-key.pem ";
          String mutual = "localhost:{mutual}" + request;
          probe(command, "--cert", tls + mutual, tls + own + mutual);
          probe(command, "--key", tls + mutual, tls + own + mutual);
          String other = tls.replace("certs ", "other ");
          probe(command, "--insecure", other + secured, other + "--insecure " + secured);
          probe(command, "--certs-dir", tls + secured, other + secured);
          String hello = "localhost:{hello}" + request;
          probe(command, "--no-static-rsa", tls + hello, tls + "--no-static-rsa " + hello);
          probe(command, "--tls-version", tls + hello, tls + "--tls-version 1.2 " + hello);
        });
    probe("send", "--raw", "localhost:{open} ZZ", "--raw localhost:{open} ZZ");
  }

  private static void keys() {
    added("certs", "--dir {dir}/left/first", "--json", "");
    probe("certs", "--dir", "--dir {dir}/left/second", "--dir {dir}/left/third");
    added("certs", "--dir {dir}/certs", "--name", "lamp.example");
    added("certs", "--dir {dir}/left/answering", "--ocsp", "");
    added("certs", "--dir {dir}/certs", "--device", "0FAC");
    added("certs", "--dir {dir}/left/revoking", "--revoke", "{dir}/left/revoking/client.pem");
    probe(
        "registers restore",
        "--store",
        "{dir}/registers.csv --store {dir}/left/one.db",
        "{dir}/registers.csv --store {dir}/left/two.db");
    added("registers restore", "{dir}/registers.csv --store {dir}/left/one.db", "--format", "json");
    probe("registers dump", "--store", "--store {dir}/kept.db", "--store {dir}/left/gone/three.db");
    added("registers dump", "--store {dir}/kept.db", "--format", "json");
    added("registers dump", "--store {dir}/damaged-dumped.db", "--accept-loss", "");
    added(
        "registers restore",
        "{dir}/registers.csv --store {dir}/damaged-too.db",
        "--accept-loss",
        "");
    added("registers list", "{metrics}", "--format", "json");
    added("registers list", "{metrics}", "--device", "0BAD");
  }
}
