package org.wwep.emulator.cli;

import java.util.List;

/** Where each option of {@code wwep fleet} can be seen. */
final class FleetProbes {
  private static final String SHORT =
      " --devices 2 --duration 50ms --seed 7 --reply-timeout 30s --connect-timeout 30s";
  private static final String OPEN = "--server localhost:{open} --rate 100" + SHORT;
  private static final String TLS = "--tls --certs-dir {dir}/certs --rate 100" + SHORT;
  private static final String SECURED = " --server localhost:{tls} ";

  private FleetProbes() {}

  static void add() {
    devices();
    firmware();
    target();
    tls();
    results();
  }

  private static void probe(String option, String without, String with) {
    OptionProbes.probe("fleet", option, without, with);
  }

  private static void added(String line, String option, String value) {
    OptionProbes.added("fleet", line, option, value);
  }

  private static void devices() {
    probe("--devices", OPEN, OPEN.replace("devices 2", "devices 3"));
    probe("--rate", OPEN, OPEN.replace("100", "200"));
    probe("--think", OPEN, OPEN.replace("--rate 100", "--think 9s"));
    probe("--scenario", OPEN, OPEN.replace("--rate 100", "--scenario {dir}/gone.yaml"));
    added(OPEN, "--ramp", "50ms");
    probe("--duration", OPEN, OPEN.replace("50ms", "100ms"));
    probe("--seed", OPEN, OPEN.replace("seed 7", "seed 8"));
    added(OPEN, "--shard", "2/2");
    String late = OPEN + " --shard 2/2";
    added(late, "--coordinator", "localhost:1 --agent-timeout 1ms");
    added(late, "--agent-timeout", "1ms");
    added(late, "--token-file", "{dir}/gone");
    added(OPEN, "--mac", "FF:FF:FF:FF:FF:FF");
    added(OPEN, "--threads", "0");
    added(OPEN, "--transport", "nio");
  }

  /** What FleetIT has of these runs; without firmware of one's own they are refused. */
  private static void firmware() {
    added(OPEN, "--firmware", "client");
    added(OPEN, "--include", "{dir}");
    added(OPEN, "--define", "WAY=1");
    added(OPEN, "--carrier", "wasm");
    added(OPEN, "--class-path", "{dir}/gone.jar");
  }

  private static void target() {
    probe("--server", OPEN, OPEN.replace("localhost:{open}", "localhost:1"));
    String remote =
        "--server 192.0.2.1:9" + SHORT.replace("connect-timeout 30s", "connect-timeout 20ms");
    added(remote, "--allow-remote", "");
    added(OPEN, "--source", "192.0.2.7");
    added(OPEN, "--keep-alive", "");
    added(OPEN, "--fault", "{cut}");
    added(OPEN + " --fault {cut}", "--faulty", "50%");
    probe("--connect-timeout", OPEN, OPEN.replace("connect-timeout 30s", "connect-timeout 0ms"));
    probe("--reply-timeout", OPEN, OPEN.replace("reply-timeout 30s", "reply-timeout 0ms"));
  }

  private static void tls() {
    String line = TLS + SECURED;
    probe("--tls", OPEN, "--tls --certs-dir {dir}/certs " + OPEN);
    // By TLS 1.3 the server resumes no session.
    added(line + " --tls-version 1.2", "--full-handshakes", "");
    added(TLS + " --server localhost:{mutual}", "--device-certs", "");
    added(line, "--ca", "{dir}/other/ca.pem");
    added(line, "--crl", "{dir}/certs/crl.pem");
    added(line, "--pin", "0".repeat(64));
    String mutual = TLS + " --server localhost:{mutual}";
    String own = " --cert {dir}/certs/client.pem --key {dir}/certs/client-key.pem";
    probe("--cert", mutual, mutual + own);
    probe("--key", mutual, mutual + own);
    String other = line.replace("/certs", "/other");
    added(other, "--insecure", "");
    probe("--certs-dir", line, other);
    String hello = TLS + " --server localhost:{hello}";
    added(hello, "--no-static-rsa", "");
    added(hello, "--tls-version", "1.2");
  }

  private static void results() {
    String failing = "--server localhost:{tls} --rate 20" + SHORT;
    added(failing, "--max-errors", "100%");
    added(OPEN, "--expect-p99", "1ns");
    added(OPEN, "--json", "");
    added(OPEN, "--junit-xml", "{dir}/left/fleet.xml");
    added(OPEN, "--results-dir", "{dir}/left/fleet");
    String merge = "{dir}/fleet.json";
    for (String each : List.of("--max-errors x", "--expect-p99 1ns", "--json")) {
      OptionProbes.probe("fleet merge", each.split(" ")[0], merge, merge + " " + each);
    }
    OptionProbes.added("fleet merge", merge, "--results-dir", "{dir}/left/merged");
    OptionProbes.added("fleet merge", merge, "--junit-xml", "{dir}/left/merged.xml");
  }
}
