package org.wwep.emulator.cli;

import java.util.List;
import org.wwep.emulator.cli.OptionProbes.Probe;

/** Where each option of a command that lasts can be seen, and by whom. */
final class ServiceProbes {
  private static final String OPEN = "--port 0 --no-tls";
  private static final String TLS = "--port 0 --certs-dir {dir}/certs";
  private static final String KEPT = OPEN + " --keep-alive";
  private static final String PROXY = "proxy --api-port 0 --seed 1 --certs-dir {dir}/certs";
  private static final String WRITE = "W0FAC050001";
  private static final ServiceRun.Visit WRITES = ServiceVisits.sends("open", WRITE);
  private static final ServiceRun.Visit API = (service, _) -> service.await("api");
  private static final ServiceRun.Visit LISTENS = (service, _) -> "" + (service.port("open") > 0);
  private static final ServiceRun.Visit FORWARDS = ServiceVisits.sends("proxy", WRITE);

  private ServiceProbes() {}

  static void add() {
    ports();
    tls();
    rules();
    limits();
    logs();
    proxy();
    watch();
    board();
    control();
  }

  private static void server(ServiceRun.Visit visit, String option, String without, String with) {
    OptionProbes.add(
        "server " + option, new Probe("", "server " + without, "server " + with, visit));
  }

  private static void added(ServiceRun.Visit visit, String line, String option, String value) {
    server(visit, option, line, line + " " + option + " " + value);
  }

  private static void ports() {
    server(LISTENS, "--port", OPEN, "--no-tls --port {silent}");
    added(LISTENS, TLS, "--tls-port", "{silent}");
    added(LISTENS, TLS, "--no-tls", "");
    added(LISTENS, OPEN, "--bind", "127.0.0.2");
    added(LISTENS, OPEN, "--metrics-port", "0");
    added(LISTENS, OPEN + " --admin-port 0", "--admin-bind", "127.0.0.2");
    added(LISTENS, OPEN, "--store", "{dir}/left/served.db");
    added(LISTENS, OPEN + " --store {dir}/damaged.db", "--accept-loss", "");
    added(LISTENS, OPEN, "--store-replicas", "1");
    added(LISTENS, OPEN + " --store-replicas 1", "--store-replicas-timeout", "1s");
    String stored = OPEN + " --store {dir}/left/copied.db";
    added(ServiceVisits.COPIES, stored, "--snapshot-every", "1ms");
    added(ServiceVisits.COPIES, stored + " --snapshot-every 1ms", "--snapshot-keep", "0");
    added(LISTENS, OPEN, "--mode", "packets");
    added(LISTENS, OPEN + " --mode packets", "--tx-packets", "5");
    added(LISTENS, OPEN + " --mode packets", "--rx-packets", "5");
  }

  private static void tls() {
    ServiceRun.Visit reads = ServiceVisits.reads("tls", "");
    String certificate = " --cert {dir}/other/server.pem";
    String key = " --key {dir}/other/server-key.pem";
    server(reads, "--cert", TLS, TLS + certificate + key);
    server(reads, "--key", TLS + certificate, TLS + certificate + key);
    server(reads, "--certs-dir", TLS, TLS.replace("certs ", "other ").replace("/certs", "/other"));
    added(reads, TLS, "--require-client-cert", "");
    String own = " --cert {dir}/certs/client.pem --key {dir}/certs/client-key.pem";
    added(
        ServiceVisits.reads("tls", own),
        TLS + " --require-client-cert",
        "--client-ca",
        "{dir}/other/ca.pem");
    added(
        ServiceVisits.sends("tls", "\u0015\u0003\u0003\u0000\u0002\u0001\u0000"),
        TLS,
        "--tls-provider",
        "jdk");
    added(LISTENS, TLS + " --require-client-cert", "--crl", "{dir}/certs/ca.pem");
    String rsa = TLS + " --cert {dir}/rsa/RSA_2048.pem --key {dir}/rsa/RSA_2048.key";
    added(ServiceVisits.OF_STATIC_RSA, rsa, "--no-static-rsa", "");
    added(LISTENS, TLS, "--ocsp-staple", "{dir}/certs/ca.pem");
    added(ServiceVisits.sends("tls", ""), TLS, "--handshake-timeout", "50ms");
  }

  private static void rules() {
    added(ServiceVisits.sends("open", WRITE, WRITE), OPEN, "--keep-alive", "");
    added(ServiceVisits.sends("open", "Z"), OPEN, "--reasons", "");
    added(ServiceVisits.sends("open", "W0FAC"), OPEN, "--read-timeout", "3s");
    added(ServiceVisits.sends("open", ""), OPEN, "--first-byte-timeout", "50ms");
    added(ServiceVisits.sends("open", WRITE), KEPT, "--idle-timeout", "50ms");
    added(WRITES, OPEN, "--read-only", "");
    added(WRITES, OPEN, "--padded", "");
  }

  private static void limits() {
    added(ServiceVisits.second(), OPEN, "--max-connections", "1");
    added(ServiceVisits.second(), OPEN, "--max-per-address", "1");
    added(ServiceVisits.sends("open", WRITE), OPEN, "--proxy-from", "127.0.0.1");
    added(LISTENS, OPEN, "--drain", "1ms");
    added(LISTENS, OPEN + " --admin-port 0", "--share-feed", "one");
    added(ServiceVisits.sends("open", WRITE.repeat(8)), KEPT, "--max-frames", "2");
    server(ServiceVisits.threads(), "--threads", OPEN + " --threads 1", OPEN + " --threads 3");
    added(ServiceVisits.descriptors(), OPEN, "--transport", "nio");
    server(ServiceVisits.busy(), "--spin", OPEN + " --spin 0", OPEN + " --spin 900000");
    String soon = OPEN + " --threads 1 --read-timeout 20s --shutdown-timeout ";
    server(ServiceVisits.unfinished(), "--shutdown-timeout", soon + "9ms", soon + "10ms");
  }

  private static void logs() {
    added(WRITES, OPEN, "--quiet", "");
    added(WRITES, OPEN, "--json", "");
    added(WRITES, OPEN, "--loudly", "");
    added(WRITES, OPEN, "--log-file", "{dir}/left/server.log");
    String full = OPEN + " --log-file {full}";
    added(WRITES, full, "--log-size", "1");
    added(WRITES, full + " --log-size 1", "--log-keep", "1");
  }

  private static void proxy(ServiceRun.Visit visit, String option, String without, String more) {
    String line = PROXY + without;
    OptionProbes.add("proxy " + option, new Probe("", line, line + more, visit));
  }

  private static void proxy() {
    String upstream = " --upstream localhost:{open}";
    String nobody = " --upstream localhost:1";
    OptionProbes.add("proxy --upstream", new Probe("", PROXY + nobody, PROXY + upstream, FORWARDS));
    proxy(FORWARDS, "--listen", upstream, " --listen 127.0.0.2:0");
    proxy(FORWARDS, "--name", upstream, " --name lamp");
    proxy(FORWARDS, "--fault", upstream, " --fault {cut}");
    proxy(FORWARDS, "--config", nobody, " --config {dir}/proxies.json");
    String taken = "proxy --seed 1 --api-port ";
    OptionProbes.add("proxy --api-port", new Probe("", taken + 0, taken + "{silent}", API));
    proxy(API, "--api-host", "", " --api-host 127.0.0.2");
    proxy(API, "--seed", "", " --seed 2");
    String rogue =
        "proxy --api-port 0 --seed 1 --upstream localhost:{tls} --fault {wrong} --certs-dir {dir}/";
    OptionProbes.add(
        "proxy --certs-dir",
        new Probe("", rogue + "certs", rogue + "other", ServiceVisits.reads("proxy", "")));
  }

  private static void watch() {
    for (String option : List.of("--json", "--refused", "--device 0FAC")) {
      String with = "watch {metrics} " + option;
      OptionProbes.add(
          "watch " + option.split(" ")[0],
          new Probe("", "watch {metrics}", with, ServiceVisits.followed()));
    }
  }

  private static void board() {
    String a = "board";
    for (String more : List.of("--seed 7", "--rig emulated", "--speed 3")) {
      OptionProbes.add(
          "board " + more.split(" ")[0],
          new Probe("", a, a + " " + more, ServiceVisits.pictured()));
    }
    OptionProbes.add(
        "board --page-bind",
        new Probe("", a, a + " --page-bind 127.0.0.2", ServiceVisits.pictured()));
    String gone = "board {dir}/gone.yaml";
    OptionProbes.added("board", "{dir}/gone.yaml", "--class-path", "{dir}/gone.jar");
    OptionProbes.added("board", "{dir}/gone.yaml", "--firmware", "main.c");
    OptionProbes.add(
        "board --page", new Probe("", a + " --page {silent}", a + " --page 65536", null));
    OptionProbes.add("board --gpio-chip", new Probe("", gone, a + " --gpio-chip gpiochip9", null));
    OptionProbes.add("board --loopback", new Probe("", gone, a + " --loopback GPIO7,GPIO8", null));
  }

  private static void control() {
    String served = "serve-control";
    ServiceRun.Visit listens = (service, _) -> service.await("listening");
    for (String more : List.of("--bind 127.0.0.2", "--json", "--port {silent}")) {
      OptionProbes.add(
          served + " " + more.split(" ")[0], new Probe("", served, served + " " + more, listens));
    }
    OptionProbes.add(
        served + " --request-timeout",
        new Probe("", served, served + " --request-timeout 0s", listens));
    OptionProbes.add(
        served + " --class-path",
        new Probe("", served, served + " --class-path {dir}/gone.jar", listens));
  }
}
