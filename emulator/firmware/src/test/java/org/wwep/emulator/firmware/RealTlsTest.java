package org.wwep.emulator.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.firmware.build.FirmwareSources;
import org.wwep.emulator.firmware.host.HostedFirmware;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;

/** The dual clients in C over real sockets, with {@code openssl s_server} as peer. */
@Timeout(120)
class RealTlsTest {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final BoardConfig PARTS =
      new BoardConfig(
          List.of(ButtonConfig.toGround("b1", new Pin(5)), ButtonConfig.toGround("b2", new Pin(6))),
          List.of(LedConfig.toGround("l1", new Pin(17)), LedConfig.toGround("l2", new Pin(18))),
          null);

  @BeforeAll
  static void needsTools() throws InterruptedException {
    NativeBuild.assumeCompiler();
    boolean installed = false;
    try {
      installed = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException _) {
      // There is none.
    }
    assumeTrue(installed, "no openssl here: apt install openssl");
  }

  private static Process server(FirmwareCertificates certificates) throws IOException {
    return new ProcessBuilder(
            "openssl",
            "s_server",
            "-naccept",
            "1",
            "-accept",
            "127.0.0.1:0",
            "-cert",
            certificates.server().file().toString(),
            "-key",
            certificates.server().key().toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String line(BufferedReader from, String part) throws IOException {
    String line = from.readLine();
    while (line != null && !line.contains(part)) {
      line = from.readLine();
    }
    return line == null ? "" : line;
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void a_press_reaches_openssl_and_its_answer_the_firmware(String api, @TempDir Path folder)
      throws Exception {
    FirmwareCertificates certificates = new FirmwareCertificates(folder, InstantSource.system());
    FirmwareCarrier client =
        NativeBuild.carrier(
            new FirmwareSources(
                List.of(NativeBuild.EXAMPLES.resolve(api + "-dual-client/main.c")),
                List.of(),
                certificates.forClients()));
    Process server = server(certificates);
    try (HostRtos rtos = new HostRtos(1);
        HostStack own = new HostStack();
        BufferedReader output = server.inputReader(US_ASCII)) {
      String accept = line(output, "ACCEPT 127.0.0.1:");
      int port = Integer.parseInt(accept.substring(accept.indexOf(':') + 1).strip());
      EmulatedBoard board = new EmulatedBoard(PARTS, rtos::now);
      FirmwareLog log = new FirmwareLog(rtos.now());
      FirmwareSeams seams =
          new FirmwareSeams(
              "device",
              rtos,
              new RedirectedStack(own, Endpoint.loopback(port)),
              board,
              Tls.secure(new SecureRandom(), rtos::now),
              log);
      try (HostedFirmware firmware = new HostedFirmware(client, seams)) {
        firmware.powerOn();
        assertThat(log.await("ready", WAIT)).as("%s", log.lines()).isTrue();
        board.buttons().get(1).play(new Edge(rtos.now(), Level.LOW));
        assertThat(log.await("tls: send W", WAIT)).as("%s", log.lines()).isTrue();
        char[] frame = new char[11];
        String text = "";
        while (!text.matches("(?s).*W[0-9A-F]{4}050001.*")) {
          int read = output.read(frame);
          assertThat(read).isPositive();
          text += new String(frame, 0, read);
        }
        String sent = text.substring(text.lastIndexOf('W'));
        server.getOutputStream().write(("A" + sent.substring(1, 11) + "\n").getBytes(US_ASCII));
        server.getOutputStream().flush();
        assertThat(log.await("tls: reply A" + sent.substring(1, 11), WAIT))
            .as("%s", log.lines())
            .isTrue();
        assertThat(log.faults()).isEmpty();
        assertThat(log.misuse()).isEmpty();
      }
      assertThat(own.openSockets()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }
}
