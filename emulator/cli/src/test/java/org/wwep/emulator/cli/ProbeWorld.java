package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.wwep.emulator.netapp.Discovery;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCrl;
import org.wwep.net.FullListener;
import org.wwep.net.tls.OpenSsl;
import org.wwep.net.tls.TestKeyType;
import org.wwep.net.tls.TrustAnchors;

/** The files and servers that the lines of the probes name, each by a word in braces. */
final class ProbeWorld {
  private final Path folder;
  private final Path copies;
  private final Map<String, String> places = new HashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private int made;

  /**
   * Makes it.
   *
   * @param folder where the commands' files are, which are looked at
   * @param copies what is new for each line, and not looked at
   */
  ProbeWorld(Path folder, Path copies) {
    this.folder = folder;
    this.copies = copies;
    places.put("{dir}", folder.toString());
    places.put("{cut}", "frame op=cut after=3");
    places.put("{wrong}", "tls kind=wrong-name");
  }

  /** Starts what listens, and writes what is read. */
  void start() throws Exception {
    for (String name : List.of("certs", "other")) {
      new DevelopmentCa(folder.resolve(name), new SecureRandom(), Instant::now).ensure(List.of());
    }
    new DevelopmentCrl(folder.resolve("certs"), new SecureRandom(), Instant::now)
        .revoke(TrustAnchors.read(folder.resolve("certs/server.pem")).certificates());
    new DevelopmentCa(folder.resolve("left/revoking"), new SecureRandom(), Instant::now)
        .ensure(List.of());
    try (OpenSsl files = new OpenSsl(Files.createDirectories(folder.resolve("rsa")))) {
      TestKeyType.RSA_2048.files(files);
    }
    serve("{open of metrics} {metrics}", "--no-tls --metrics-port 0");
    serve("{open} {tls}", "--certs-dir {dir}/certs");
    serve("{} {mutual}", "--certs-dir {dir}/certs --require-client-cert");
    ServerSocket silent = keep(new ServerSocket(0));
    places.put("{silent}", Integer.toString(silent.getLocalPort()));
    ServerSocket hello = keep(new ServerSocket(0));
    places.put("{hello}", Integer.toString(hello.getLocalPort()));
    ConnectionRecorder recorder = new ConnectionRecorder(folder);
    Thread.ofPlatform().daemon().start(() -> recorder.hellos(hello));
    ServerSocket device = keep(new ServerSocket(0));
    places.put("{device}", Integer.toString(device.getLocalPort()));
    Thread.ofPlatform().daemon().start(() -> recorder.networks(device));
    places.put("{full-queue}", Integer.toString(keep(new FullListener()).open().port()));
    Discovery mdns = keep(Discovery.on(InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().start(() -> announce(mdns));
    files();
    coprocessor();
  }

  private void serve(String names, String more) throws Exception {
    ServiceRun server = keep(new ServiceRun(folder, _ -> {}, words("server --port 0 " + more)));
    String[] both = names.split(" (?=\\{)");
    places.put(both[0], Integer.toString(server.port("open")));
    places.put(
        both[1], Integer.toString(server.port(more.contains("metrics") ? "metrics" : "tls")));
  }

  private static void announce(Discovery mdns) {
    try {
      mdns.announce("wwep-probe", 8080, "02:00:00:00:00:01");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void files() throws IOException {
    write(
        "a.yaml",
        """
        version: 1
        tags: [slow]
        steps:
        - name: first
          press: {part-id: btn1, bounce: worn}
        - delay: 2s
        """);
    write("b.yaml", "version: 1\nsteps:\n- expect-register: {value: 0001}\n");
    write(
        "bench.yaml",
        """
        version: 1
        rig: external
        devices: [{id: dut, external: {console: {process: [sh, -c, 'echo up; read x']}}}]
        steps:
        - delay: 1ms
        """);
    write("late.yaml", "version: 1\nsteps:\n- wait-serial: never\n");
    write(
        "busy.yaml",
        "version: 1\nsteps:\n- fault: {type: gpio, attributes: {kind: busy}, may-miss: true}\n");
    write(
        "chaos.yaml",
        "version: 1\nchaos: {presses: 3, over: 2s, faults: [latency], max-faults: 2}\n");
    write(
        "never.yaml",
        "version: 1\nalways: [{at-most: {sockets: 0}}]\nchaos: {presses: 3, over: 2s}\n");
    seen("", "explore {dir}/chaos.yaml --seeds 2 --resume {dir}/explored");
    seen("", "run {dir}/a.yaml --shard 1/1 --results-dir {dir}/part");
    write(
        "before.xml",
        "<x><testcase file='%1$s/a.yaml' time='9'/><testcase file='%1$s/b.yaml' time='1'/></x>"
            .formatted(folder));
    write("corpus/1.plan", "seed 9; p1@1s+30ms press btn1 of device bounce 1/0ms/1\n");
    try (InputStream shard = ProbeWorld.class.getResourceAsStream("fleet-shard.json")) {
      write("fleet.json", new String(Objects.requireNonNull(shard).readAllBytes(), UTF_8));
    }
    write("early.log", "0.000000001 device power on\n");
    write("late.log", "1.000000001 device power on\n");
    write("wifi.key", "wicedrocks\n");
    write("registers.csv", "device,register,value\n0FAC,05,0001\n");
    write(
        "proxies.json",
        "[{\"name\": \"lamp\", \"listen\": \"127.0.0.1:0\", \"upstream\": \"localhost:1\"}]");
    write("needs.c", "#include \"way.h\"\n#ifndef WAY\n#error no way\n#endif\nvoid f(void) {}\n");
    write("headers/way.h", "/* there */\n");
    String store = folder.resolve("kept.db").toString();
    seen("", "registers restore {dir}/registers.csv --store " + store);
    byte[] kept = Files.readAllBytes(folder.resolve("kept.db"));
    kept[8192] ^= 1;
    Files.write(folder.resolve("damaged.db"), kept);
    Files.write(folder.resolve("damaged-too.db"), kept);
    Files.write(folder.resolve("damaged-dumped.db"), kept);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private void coprocessor() throws IOException {
    String flash = " --nwp-dir " + copies.resolve("flash");
    String told = seen("", "provision init --certs-dir {dir}/certs" + flash);
    places.put("{token}", told.replaceAll("(?s).*token of /certs/ca.pem +(\\w+).*", "$1"));
    String put = seen("", "provision put /kept.cfg {dir}/registers.csv" + flash);
    places.put("{read-token}", put.replaceAll("(?s).*read token +(\\w+).*", "$1"));
    seen("", "provision sign /app.cfg 7 {dir}/registers.csv {dir}/update" + flash);
  }

  /** Has this closed in the end. */
  <T extends AutoCloseable> T keep(T resource) {
    open.add(resource);
    return resource;
  }

  /** Returns what a word in braces stands for. */
  String place(String name) {
    return Objects.requireNonNull(places.get(name));
  }

  /** Runs a command that ends. */
  String seen(String input, String line) throws IOException {
    return new CommandRun(folder, _ -> {}).seen(input, words(line));
  }

  /** Returns the words of a line, with all that is new for it. */
  List<String> words(String line) throws IOException {
    refresh(line);
    List<String> words = new ArrayList<>();
    for (String word : line.strip().split(" +")) {
      String filled = word;
      for (Map.Entry<String, String> place : places.entrySet()) {
        filled = filled.replace(place.getKey(), place.getValue());
      }
      words.add(filled);
    }
    return words;
  }

  private void refresh(String line) throws IOException {
    Path own = copies.resolve("copy-" + made++);
    places.put("{new}", own.resolve("new").toString());
    places.put("{nwp}", own.resolve("nwp").toString());
    places.put("{full}", folder.resolve("left/full.log").toString());
    if (line.contains("{nwp}")) {
      Files.createDirectories(own.resolve("nwp"));
      try (Stream<Path> files = Files.list(copies.resolve("flash"))) {
        for (Path file : files.toList()) {
          Files.copy(file, own.resolve("nwp").resolve(file.getFileName().toString()));
        }
      }
    }
    if (line.contains("{new}")) {
      Files.createDirectories(own);
    }
    if (line.contains("{full}")) {
      write("left/full.log", ("x".repeat(1023) + "\n").repeat(1024).substring(20));
      for (int i = 1; i <= 5; i++) {
        write("left/full.log." + i, "older\n".repeat(i));
      }
    }
  }

  /** Takes out of a text what differs each time. */
  String steady(String text) {
    return text.replace(place("{new}"), "NEW")
        .replace(place("{nwp}"), "NWP")
        .replaceAll("fw\\d+\\.part", "PART")
        .replaceAll("serial [0-9a-f]+", "SERIAL")
        .replaceAll("\\b[0-9a-f]{32}\\b", "TOKEN");
  }

  /** Closes what it started. */
  void close() throws Exception {
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }
}
