package org.wwep.emulator.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;
import org.wwep.net.Endpoint;
import org.wwep.rtos.HostRtos;

/** The dual clients in C over real sockets, with {@code openssl s_server} as peer. */
@Timeout(120)
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
@Tag("slow")
class RealTlsTest {
  private final TestCarrier on;

  RealTlsTest(TestCarrier on) {
    this.on = on;
  }

  private static final BoardConfig PARTS =
      new BoardConfig(
          List.of(ButtonConfig.toGround("b1", new Pin(5)), ButtonConfig.toGround("b2", new Pin(6))),
          List.of(LedConfig.toGround("l1", new Pin(17)), LedConfig.toGround("l2", new Pin(18))),
          null);

  @BeforeAll
  static void needsTools() throws InterruptedException {
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

  /** Waits for a frame that writes, and returns it without its letter. */
  private static String frame(BufferedReader from) throws IOException {
    Pattern write = Pattern.compile("W([0-9A-F]{4}050001)");
    StringBuilder text = new StringBuilder();
    Matcher found = write.matcher(text);
    while (!found.find()) {
      int next = from.read();
      assertThat(next).as("openssl ends: %s", text).isNotNegative();
      text.append((char) next);
      found = write.matcher(text);
    }
    return found.group(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void a_press_reaches_openssl_and_its_answer_the_firmware(String api, @TempDir Path folder)
      throws Exception {
    FirmwareCertificates certificates = new FirmwareCertificates(folder, InstantSource.system());
    FirmwareCarrier client =
        on.carrier(
            new FirmwareSources(
                List.of(TestCarrier.EXAMPLES.resolve(api + "-dual-client/main.c")),
                List.of(),
                certificates.forClients()));
    Process server = server(certificates);
    try (HostRtos rtos = new HostRtos(1);
        BufferedReader output = server.inputReader(US_ASCII)) {
      String accept = line(output, "ACCEPT 127.0.0.1:");
      int port = Integer.parseInt(accept.substring(accept.indexOf(':') + 1).strip());
      try (RealDevice device = new RealDevice(client, rtos, Endpoint.loopback(port), PARTS)) {
        device.firmware.powerOn();
        assertThat(device.says("ready")).as("%s", device.log.lines()).isTrue();
        device.press(1);
        String sent = frame(output);
        server.getOutputStream().write(("A" + sent + "\n").getBytes(US_ASCII));
        server.getOutputStream().flush();
        assertThat(device.says("tls: reply A" + sent)).as("%s", device.log.lines()).isTrue();
        assertThat(device.log.faults()).isEmpty();
        assertThat(device.log.misuse()).isEmpty();
        device.firmware.powerOff();
        assertThat(device.stack.openSockets()).isZero();
      }
    } finally {
      server.destroyForcibly();
    }
  }
}
