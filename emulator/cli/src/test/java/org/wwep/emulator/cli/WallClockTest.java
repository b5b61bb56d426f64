package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.TcpListener;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.HostRtos;

/** The machine's wall clock is set while a program runs: on a Raspberry Pi at each start. */
@Timeout(90)
class WallClockTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final long YEARS = 20L * 365 * 86_400;

  @TempDir Path dir = Path.of("");
  private Path offset = Path.of("");
  private Path library = Path.of("");

  @BeforeEach
  void compile() throws Exception {
    offset = dir.resolve("offset");
    library = dir.resolve("clock-offset.so");
    Path source = dir.resolve("clock-offset.c");
    try (InputStream in = WallClockTest.class.getResourceAsStream("clock-offset.c")) {
      Files.write(source, Objects.requireNonNull(in).readAllBytes());
    }
    try {
      Process compiler =
          new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
              .inheritIO()
              .start();
      assertThat(compiler.waitFor()).isZero();
    } catch (IOException e) {
      assumeTrue(false, "needs cc (gcc, libc6-dev): " + e.getMessage());
    }
    jump(0);
  }

  /** Sets the wall clock of the process under test this far from the machine's. */
  private void jump(long seconds) throws IOException {
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(seconds).array();
    Files.write(offset, bytes);
  }

  private Process start(Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("WWEP_"));
    builder.environment().put("LD_PRELOAD", library.toString());
    builder.environment().put("CLOCK_OFFSET_FILE", offset.toString());
    return builder.redirectErrorStream(true).start();
  }

  private static void type(Process process, String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  private static String await(BufferedReader out, String text) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(text)) {
        return line;
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError("no '" + text + "' in\n" + seen);
  }

  /** Answers one frame a connection, by the machine's own clock, until it is closed. */
  private static void serve(TcpListener listener, Tls tls, Credential own)
      throws LinkException, InterruptedException {
    while (true) {
      try (Connection client =
          tls.accept(listener.accept(LONG), TlsServerConfig.of(own), LONG)) {
        byte[] frame = new byte[11];
        client.receive(frame, 0, frame.length, LONG);
        frame[0] = 'A';
        client.send(frame, LONG);
      } catch (LocallyClosedException e) {
        throw e;
      } catch (LinkException _) {
        Thread.onSpinWait(); // The client refused the certificate: the next one.
      }
    }
  }

  @Test
  void a_device_judges_certificates_by_the_clock_as_it_is_at_each_attempt() throws Exception {
    Path certs = dir.resolve("certs");
    Credential own =
        new DevelopmentCa(certs, new SecureRandom(), InstantSource.system())
            .ensure(List.of())
            .get(1)
            .credential();
    Tls tls = Tls.secure(new SecureRandom(), InstantSource.system());
    try (HostRtos rtos = new HostRtos();
        HostStack net = new HostStack();
        TcpListener listener = net.listen(Endpoint.loopback(0))) {
      rtos.spawn(
          "server",
          () -> {
            try {
              serve(listener, tls, own);
            } catch (LinkException _) {
              return; // The test is over.
            }
          });
      jump(Duration.ofDays(12).toSeconds() - Instant.now().getEpochSecond());
      Process device =
          start(
              Wwep.class,
              List.of(
                  "device", "--hal", "emulated", "--tls", "--attempts", "1", "--certs-dir",
                  certs.toString(), "--server-address", "127.0.0.1", "--server",
                  "localhost:" + listener.local().port()));
      try (BufferedReader out = device.inputReader(UTF_8)) {
        await(out, "Joining -> Idle");
        type(device, "press");
        assertThat(await(out, "Gave Up"))
            .contains("is valid only from")
            .contains("it is 1970-01-13T")
            .contains("is this clock set? each attempt looks at it anew");
        jump(0);
        type(device, "press");
        await(out, "Server Response=A");
        jump(YEARS);
        type(device, "press");
        assertThat(await(out, "Gave Up")).contains("expired at");
        jump(0);
        type(device, "press");
        await(out, "Server Response=A");
        type(device, "quit");
        assertThat(device.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } finally {
        device.destroyForcibly();
      }
    }
  }

  /** Says, for each line of input, what is left of an hour, and what the wall clock says. */
  static final class HourLeft {
    private HourLeft() {}

    /** Runs until its input ends. */
    public static void main(String[] arguments) throws IOException {
      try (HostRtos rtos = new HostRtos()) {
        Deadline byRtos = Deadline.after(Duration.ofHours(1), rtos);
        Deadline byMachine = Deadline.monotonic(Duration.ofHours(1));
        while (System.in.read() >= 0) {
          System.out.printf(
              "%d %d %d%n",
              byRtos.left().toSeconds(),
              byMachine.left().toSeconds(),
              Instant.now().getEpochSecond());
        }
      }
    }
  }

  @Test
  void deadlines_do_not_move_with_the_wall_clock() throws Exception {
    Process process = start(HourLeft.class, List.of());
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (long seconds : new long[] {0, YEARS, -YEARS}) {
        jump(seconds);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        String[] words = out.readLine().split(" ");
        assertThat(Long.parseLong(words[0])).as("the operating system's").isBetween(3500L, 3600L);
        assertThat(Long.parseLong(words[1])).as("the machine's").isBetween(3500L, 3600L);
        assertThat(Long.parseLong(words[2]) - Instant.now().getEpochSecond())
            .as("the wall clock")
            .isBetween(seconds - 60, seconds + 60);
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
