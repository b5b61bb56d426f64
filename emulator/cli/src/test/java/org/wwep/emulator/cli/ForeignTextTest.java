package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogFormatter;
import org.wwep.emulator.json.JsonLine;

/** What peers and files say is never printed as they wrote it, by no command and at no edge. */
@Timeout(120)
class ForeignTextTest {
  @TempDir private Path folder = Path.of("");

  private String seen(String... words) throws IOException {
    return new CommandRun(folder, _ -> {}).seen("", List.of(words));
  }

  @Test
  void no_edge_lets_it_through() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LineWriter out = LineWriter.log(bytes, "the log");
    out.line(ForeignText.MEGABYTE);
    out.json(new JsonLine(Instant.EPOCH, ForeignText.NAME).with("a", ForeignText.MEGABYTE).end());
    out.flush();
    ForeignText.isNotIn(bytes.toString(UTF_8));
    assertThat(bytes.toString(UTF_8).lines()).hasSize(2);
    StringWriter err = new StringWriter();
    ErrorOutput.line(new PrintWriter(err), ForeignText.MEGABYTE);
    assertThat(err.toString().lines()).hasSize(1);
    LogRecord logged = new LogRecord(Level.WARNING, ForeignText.MEGABYTE);
    err.append(new LogFormatter().format(logged));
    assertThat(err.toString().lines()).hasSize(2);
    ForeignText.isNotIn(err.toString());
  }

  @Test
  void the_check_finds_what_is_planted() {
    for (String planted : List.of("\u001b[2J", "a\u202eb", "x".repeat(30_000), "a\nFORGED", "\r")) {
      assertThatThrownBy(() -> ForeignText.isNotIn("fine\n" + planted))
          .isInstanceOf(AssertionError.class);
    }
  }

  /** Answers whoever connects with these bytes, and closes. */
  private static ServerSocket peer(String reply) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                  client.getInputStream().read(new byte[4096]);
                  client.getOutputStream().write(reply.getBytes(UTF_8));
                  client.shutdownOutput();
                  client.getInputStream().readAllBytes();
                } catch (IOException _) {
                  // It has gone, or the test is over.
                }
              }
            });
    return server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read localhost:PORT 0FAC 0B",
        "write localhost:PORT 0FAC 0B 0001",
        "send localhost:PORT W0FAC0B1234",
        "send --raw localhost:PORT hello",
        "read --tls --insecure localhost:PORT 0FAC 0B",
        "http-get http://localhost:PORT/",
        "watch PORT",
        "watch --json PORT",
        "provision wifi --ssid a http://127.0.0.1:PORT",
        "device --hal emulated --server localhost:PORT --attempts 1",
        "device --hal emulated --json --server localhost:PORT --attempts 1"
      })
  void a_reply_is_not_printed_as_it_came(String words) throws Exception {
    for (String begin : List.of("X", "A0FAC", "", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 400 ")) {
      String text = ForeignText.MEGABYTE.replace("\r\n", words.startsWith("watch") ? "\t" : "\r\n");
      try (ServerSocket peer = peer(begin + text)) {
        // A feed has lines, so a line of it is no forgery.
        String[] line = words.replace("PORT", "" + peer.getLocalPort()).split(" ");
        ForeignText.isNotIn(new CommandRun(folder, _ -> {}).seen("press\nquit\n", List.of(line)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read --tls localhost:PORT 0FAC 0B --certs-dir CERTS",
        "read --tls localhost:PORT 0FAC 0B --insecure",
        "http-get --tls localhost:PORT --certs-dir CERTS",
        "device --hal emulated --attempts 1 --tls --server localhost:PORT --certs-dir CERTS",
        "device --hal emulated --attempts 1 --tls --server localhost:PORT --insecure --json"
      })
  void a_servers_certificate_is_not_printed_as_it_calls_itself(String words) throws Exception {
    Path certs = folder.resolve("certs");
    seen("certs", "--dir", certs.toString());
    try (ServerSocket server =
        ForeignCertificate.context().getServerSocketFactory().createServerSocket(0)) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (!server.isClosed()) {
                  try (Socket client = server.accept()) {
                    client.getInputStream().read();
                  } catch (IOException _) {
                    // It was refused.
                  }
                }
              });
      String line = words.replace("PORT", "" + server.getLocalPort());
      List<String> all = List.of(line.replace("CERTS", certs.toString()).split(" "));
      String seen = new CommandRun(folder, _ -> {}).seen("press\nquit\n", all);
      assertThat(seen).doesNotStartWith("0\n");
      ForeignText.isNotIn(seen);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bouncy_castle", "jdk"})
  void a_clients_certificate_is_not_logged_as_it_calls_itself(String provider) throws Exception {
    String certs = folder.resolve("certs").toString();
    List<String> words =
        List.of(
            ("server --port 0 --tls-port 0 --require-client-cert --certs-dir "
                    + certs
                    + " --tls-provider "
                    + provider)
                .split(" "));
    try (ServiceRun server = new ServiceRun(folder, _ -> {}, words)) {
      int port = server.port("tls");
      try (Socket client =
          ForeignCertificate.context().getSocketFactory().createSocket("127.0.0.1", port)) {
        client.getOutputStream().write("R0FAC0B".getBytes(UTF_8));
        client.getInputStream().readAllBytes();
      } catch (IOException _) {
        // Refused, as it should be.
      }
      ForeignText.isNotIn(server.end());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run FILE",
        "run --json FILE",
        "lint FILE",
        "lint --json FILE",
        "explore FILE",
        "proxy --config FILE",
        "registers load --store memory FILE",
        "read --tls --ca FILE localhost:1 0FAC 0B",
        "server --port 0 --cert FILE --key FILE",
        "device --hal emulated --firmware FILE",
        "provision install FILE"
      })
  void a_file_is_not_printed_as_it_is(String words) throws Exception {
    String quoted = ForeignText.NAME.replace("\r\n", "\\r\\n").replace("\u0000", "\\0");
    for (String content :
        List.of(
            ForeignText.MEGABYTE,
            ForeignText.NAME,
            "version: 1\n\"" + quoted.replace("\u001b", "\\e") + "\": 1\nsteps: []\n",
            "version: 1\nname: \"" + quoted.replace("\u001b", "\\e") + "\"\nsteps:\n- delay: x\n",
            "[{\"name\":\"a\\u202e\\u001b\\nFORGED\",\"upstream\":\"x\"}]",
            "-----BEGIN CERTIFICATE-----\n" + ForeignText.NAME)) {
      Path file = Files.writeString(folder.resolve("file.yaml"), content.replace("\ud800", ""));
      ForeignText.isNotIn(seen(words.replace("FILE", file.toString()).split(" ")));
    }
  }

  @Test
  void an_argument_is_not_printed_as_it_is() throws Exception {
    for (String[] words :
        List.of(
            new String[] {ForeignText.NAME},
            new String[] {"run", ForeignText.NAME.replace("\u0000", "")},
            new String[] {"read", ForeignText.NAME, "0FAC", "0B"},
            new String[] {"server", "--port", ForeignText.MEGABYTE})) {
      ForeignText.isNotIn(seen(words));
    }
  }

  @Test
  void a_frame_is_not_logged_as_it_came() throws Exception {
    List<String> words = List.of("server", "--port", "0", "--no-tls", "--reasons");
    for (List<String> more : List.of(List.<String>of(), List.of("--json"))) {
      List<String> all = new java.util.ArrayList<>(words);
      all.addAll(more);
      try (ServiceRun server = new ServiceRun(folder, _ -> {}, all)) {
        int port = server.port("open");
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
          client.getOutputStream().write(ForeignText.NAME.getBytes(UTF_8));
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        }
        server.await("#1 |\"number\":1|-> X|\"reply\"");
        ForeignText.isNotIn(server.end());
      }
    }
  }
}
