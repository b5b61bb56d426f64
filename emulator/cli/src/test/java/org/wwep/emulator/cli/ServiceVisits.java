package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What clients see of a server: what they send, and what comes back until it is silent. */
final class ServiceVisits {
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Says whether a snapshot of a store comes to be, for as long as one takes. */
  static final ServiceRun.Visit COPIES =
      (service, world) -> {
        service.port("open");
        Path folder = Path.of(world.words("{dir}/left").getFirst());
        long end = System.nanoTime() + LOOK.toNanos();
        boolean copied = false;
        while (!copied && System.nanoTime() < end) {
          try (Stream<Path> files = Files.list(folder)) {
            copied = files.anyMatch(file -> file.toString().contains(CommandRun.SNAPSHOT));
          }
        }
        return copied ? "copied" : "not copied";
      };

  // A hello of TLS 1.2 that offers TLS_RSA_WITH_AES_128_GCM_SHA256, and nothing else.
  private static final byte[] OLD_HELLO =
      HexFormat.of()
          .parseHex(
              "1603010037010000330303" + "00".repeat(32) + "000002009c01000008000d000400020401");

  /** Whether a client that has static RSA alone gets on, or an alert. */
  static final ServiceRun.Visit OF_STATIC_RSA =
      (service, _) -> {
        try (Socket client = connect(service.port("tls"))) {
          client.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
          client.getOutputStream().write(OLD_HELLO);
          return "record of type " + client.getInputStream().read();
        }
      };

  private static final int SILENCE_MILLIS = 400;
  private static final String FRAME = "W0FAC050001";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ServiceVisits() {}

  /** One connection, with these bytes one after the other: each is answered, or not. */
  static ServiceRun.Visit sends(String port, String... pieces) {
    return (service, _) -> {
      try (Socket client = connect(service.port(port))) {
        StringBuilder heard = new StringBuilder();
        for (String piece : pieces) {
          client.getOutputStream().write(piece.getBytes(US_ASCII));
          heard.append(hear(client));
        }
        return heard.toString();
      } catch (IOException e) {
        return "refused";
      }
    };
  }

  /** A client that has not said anything yet, and what another one is answered meanwhile. */
  static ServiceRun.Visit second() {
    return (service, world) -> {
      try (Socket _ = connect(service.port("open"))) {
        return sends("open", FRAME).seen(service, world);
      }
    };
  }

  /** A client that is still in the middle of its frame when the server is to end. */
  static ServiceRun.Visit unfinished() {
    return (service, world) -> {
      Socket client = connect(service.port("open"));
      world.keep(client);
      client.getOutputStream().write(FRAME.substring(0, 4).getBytes(US_ASCII));
      sent(service.port("open"), FRAME); // When that is answered, the half has been read.
      return "";
    };
  }

  /** How many threads serve, with three clients. */
  static ServiceRun.Visit threads() {
    return (service, _) -> {
      int port = service.port("open");
      try (Socket first = connect(port);
          Socket second = connect(port);
          Socket third = connect(port)) {
        for (Socket client : List.of(first, second, third)) {
          client.getOutputStream().write(FRAME.getBytes(US_ASCII));
          hear(client);
        }
        return serving().size() + " threads";
      }
    };
  }

  /** Whether a thread that serves is busy after the last client. */
  static ServiceRun.Visit busy() {
    return (service, _) -> {
      try (Socket idle = connect(service.port("open"))) {
        idle.setSoTimeout(50);
        sent(service.port("open"), FRAME);
        String seen = "idle";
        long before = cpu();
        for (int i = 0; i < 12 && seen.equals("idle"); i++) {
          hear(idle);
          seen = cpu() - before > 30_000_000 ? "busy" : "idle";
        }
        return seen;
      }
    };
  }

  /** What of the kernel's the process holds: its I/O back end is among it. */
  static ServiceRun.Visit descriptors() {
    return (service, _) -> {
      service.port("open");
      List<String> kinds = new ArrayList<>();
      try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
        for (Path one : all.toList()) {
          try {
            kinds.add(Files.readSymbolicLink(one).toString());
          } catch (IOException _) {
            // That of the list itself.
          }
        }
      }
      kinds.removeIf(kind -> !kind.startsWith("anon_inode"));
      kinds.sort(null);
      return kinds.toString();
    };
  }

  /** Frames of several devices, answered and refused, until whoever follows them has all. */
  static ServiceRun.Visit followed() {
    return (service, world) -> {
      int port = Integer.parseInt(world.place("{open of metrics}"));
      while (!service.has("R0FAC98")) {
        sent(port, "R0FAC98");
      }
      for (String frame : List.of("W0FAC050001", "W0BAC050001", "R0BAC98", "R0FAC97")) {
        sent(port, frame);
      }
      return service.await("R0FAC97");
    };
  }

  /** What a board's page is told first: what is there, and how fast time goes. */
  static ServiceRun.Visit pictured() {
    return (service, _) -> {
      URI page = URI.create(service.await("board at (http://\\S+)") + "events");
      StringBuilder told = new StringBuilder();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(page.toURL().openStream(), UTF_8))) {
        for (String line = lines.readLine();
            line != null && told.indexOf("status") < 0;
            line = lines.readLine()) {
          if (line.contains("\"picture\"") || line.contains("\"status\"")) {
            told.append(line.replaceAll("\"(now|clock|server)\":[^,]+", "")).append('\n');
          }
        }
      }
      // What happens from here on depends on when it is stopped.
      return told.toString();
    };
  }

  /** What the client of a command is answered: a register, or why there is none. */
  static ServiceRun.Visit reads(String port, String own) {
    return (service, world) ->
        world.seen(
            "",
            "read --tls --certs-dir {dir}/certs%s localhost:%d 0FAC 05"
                .formatted(own, service.port(port)));
  }

  private static void sent(int port, String frame) throws IOException {
    try (Socket client = connect(port)) {
      client.getOutputStream().write(frame.getBytes(US_ASCII));
      hear(client);
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(SILENCE_MILLIS);
    return client;
  }

  private static String hear(Socket client) {
    StringBuilder heard = new StringBuilder();
    try {
      InputStream in = client.getInputStream();
      for (int c = in.read(); c >= 0; c = in.read()) {
        heard.append((char) c);
      }
      return heard.append(" closed. ").toString();
    } catch (SocketTimeoutException _) {
      return heard.append(" silent. ").toString();
    } catch (IOException _) {
      return heard.append(" broken. ").toString();
    }
  }

  private static List<Thread> serving() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("wwep-serve"))
        .toList();
  }

  private static long cpu() {
    return serving().stream()
        .mapToLong(thread -> THREADS.getThreadCpuTime(thread.threadId()))
        .sum();
  }
}
