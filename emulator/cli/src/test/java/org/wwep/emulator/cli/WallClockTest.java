package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
@Tag("slow")
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
    // In place: whoever has the file mapped would be killed if it were cut first.
    Files.write(offset, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private ChildJvm start(Class<?> main, List<String> arguments) throws IOException {
    return ChildJvm.start(
        main,
        Map.of("LD_PRELOAD", library.toString(), "CLOCK_OFFSET_FILE", offset.toString()),
        arguments);
  }

  /** Answers one frame a connection, by the machine's own clock, until it is closed. */
  private static void serve(TcpListener listener, Tls tls, Credential own)
      throws LinkException, InterruptedException {
    while (true) {
      try (Connection client = tls.accept(listener.accept(LONG), TlsServerConfig.of(own), LONG)) {
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

  /** What is done with a device that runs by the wall clock that {@link #jump} sets. */
  @FunctionalInterface
  private interface DeviceSteps {
    void run(ChildJvm device) throws Exception;
  }

  /** Starts a device, with TLS and one attempt a press, and a server for it. */
  private void withDevice(DeviceSteps steps) throws Exception {
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
      List<String> arguments =
          List.of(
              "device",
              "--hal",
              "emulated",
              "--tls",
              "--attempts",
              "1",
              "--certs-dir",
              certs.toString(),
              "--server-address",
              "127.0.0.1",
              "--server",
              "localhost:" + listener.local().port());
      try (ChildJvm device = start(Wwep.class, arguments)) {
        device.await("Joining -> Idle");
        steps.run(device);
        device.type("quit");
        assertThat(device.process().waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void a_device_judges_certificates_by_the_clock_as_it_is_at_each_attempt() throws Exception {
    jump(Duration.ofDays(12).toSeconds() - Instant.now().getEpochSecond());
    withDevice(
        device -> {
          device.type("press");
          assertThat(device.await("Gave Up"))
              .contains("is valid only from")
              .contains("it is 1970-01-13T")
              .contains("is this clock set? each attempt looks at it anew");
          jump(0);
          device.type("press");
          device.await("Server Response=A");
          jump(YEARS);
          device.type("press");
          assertThat(device.await("Gave Up")).contains("expired at");
          jump(0);
          device.type("press");
          device.await("Server Response=A");
        });
  }

  /** A machine that is suspended: nothing of the program runs, and the wall clock goes on. */
  @Test
  void a_device_on_a_machine_that_slept_goes_on_where_it_was() throws Exception {
    withDevice(
        device -> {
          device.type("press");
          device.await("Server Response=A");
          signal(device, "STOP");
          jump(Duration.ofHours(8).toSeconds());
          // Nobody reads it yet.
          device.type("press");
          signal(device, "CONT");
          device.await("Server Response=A");
        });
  }

  private static void signal(ChildJvm device, String name) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(device.process().pid())).start();
    assertThat(kill.waitFor()).isZero();
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
    try (ChildJvm child = start(HourLeft.class, List.of())) {
      for (long seconds : new long[] {0, YEARS, -YEARS}) {
        jump(seconds);
        child.type("");
        String[] words = child.await(" ").split(" ");
        assertThat(Long.parseLong(words[0])).as("the operating system's").isBetween(3500L, 3600L);
        assertThat(Long.parseLong(words[1])).as("the machine's").isBetween(3500L, 3600L);
        assertThat(Long.parseLong(words[2]) - Instant.now().getEpochSecond())
            .as("the wall clock")
            .isBetween(seconds - 60, seconds + 60);
      }
    }
  }
}
