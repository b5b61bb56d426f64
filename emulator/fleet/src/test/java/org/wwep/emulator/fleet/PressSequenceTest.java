package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.WwepClient;
import org.wwep.device.Identity;
import org.wwep.emulator.fleet.PressModel.Sequence;
import org.wwep.emulator.fleet.PressModel.Sequence.Press;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.FirmwareProgram;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.protocol.WriteRequest;
import org.wwep.rtos.Mailbox;
import org.wwep.value.Shard;

/** Fleets of boards whose buttons are pressed by a list. */
@Tag("slow")
@Timeout(120)
class PressSequenceTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Less than agents have for their report after a stop. */
  private static final Duration SOON = Duration.ofMillis(3900);

  private static Press press(Duration hold, Duration pause) {
    return new Press(hold, pause);
  }

  private static FleetConfig config(
      ReplyScript server, int devices, Duration duration, FirmwareImage image, Press... presses) {
    return new FleetConfig(
            FleetTarget.open(server.local()).withTimeouts(new ClientTimeouts(LONG, LONG, LONG)),
            devices,
            Shard.WHOLE,
            MacAddress.parse("02:00:00:00:00:01"),
            new Sequence("list", List.of(presses)),
            Duration.ofMillis(10),
            duration,
            7,
            1,
            ClientTransport.best())
        .withFirmware(new FleetFirmware("test", image, _ -> SecureLayer.OPEN));
  }

  private static ReplyScript server() throws Exception {
    return ReplyScript.of(ReplyScript.honest(new ConcurrentHashMap<>()));
  }

  private static FleetTally tally(Press... presses) throws Exception {
    try (ReplyScript server = server();
        Fleet fleet =
            new Fleet(config(server, 5, Duration.ofSeconds(2), FirmwareImage.CLIENT, presses))) {
      return fleet.run().tally();
    }
  }

  @Test
  void presses_are_held_and_come_after_their_pauses() throws Exception {
    // The second press is held for longer than devices press.
    FleetTally held =
        tally(
            press(Duration.ofMillis(60), Duration.ZERO),
            press(Duration.ofSeconds(3), Duration.ZERO));
    assertThat(held.presses()).isEqualTo(10);
    assertThat(held.acknowledgedPresses()).isEqualTo(10);
    assertThat(tally(press(Duration.ofMillis(60), Duration.ofHours(1))).presses()).isEqualTo(5);
  }

  /** Writes what its LED shows once the button is let go of. */
  private record Releaser() implements FirmwareProgram {
    @Override
    public void run(DeviceSeams device) throws Exception {
      Mailbox<Edge> edges = device.rtos().mailbox();
      device.board().buttons().getFirst().listen(edges::post);
      boolean lit = false;
      while (true) {
        if (edges.take().level() == Level.LOW) {
          continue;
        }
        lit = !lit;
        device.board().leds().getFirst().set(lit);
        WriteRequest frame = new WriteRequest(Identity.of(device.board().mac()), 5, lit ? 1 : 0);
        try (WwepClient client =
            new WwepClient(
                device.net(),
                device.rtos()::now,
                ApiStyle.STREAM,
                SecureLayer.OPEN,
                device.pools(),
                new ClientTimeouts(LONG, LONG, LONG))) {
          client.connect(new Endpoint(device.net().resolve(World.SERVER_NAME, LONG), 27708));
          client.send(frame);
          var _ = client.awaitReply(frame);
        }
      }
    }
  }

  /** Stops a fleet whose buttons are held, and returns its report, which has to come soon. */
  private static FleetReport stopped(FirmwareImage image, long acknowledged) throws Exception {
    try (ReplyScript server = server();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Fleet fleet =
            new Fleet(
                config(
                    server,
                    5,
                    Duration.ofMinutes(30),
                    image,
                    press(Press.LONGEST, Duration.ofHours(1))))) {
      CountDownLatch rehearsed = new CountDownLatch(1);
      Future<FleetReport> run = threads.submit(() -> fleet.run(rehearsed::countDown));
      rehearsed.await();
      while (fleet.progress().busy() < 5 || fleet.progress().acknowledged() < acknowledged) {
        assertThat(run.isDone()).isFalse();
        Thread.onSpinWait();
      }
      fleet.stop();
      return run.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void a_stop_lets_go_of_buttons_whose_press_was_acknowledged() throws Exception {
    FleetReport report = stopped(FirmwareImage.CLIENT, 5);
    assertThat(report.interrupted()).isTrue();
    assertThat(report.tally().acknowledgedPresses()).isEqualTo(5);
    assertThat(report.tally().judged(RegisterVerdict.EQUAL)).isEqualTo(5);
    assertThat(report.isSound()).isTrue();
  }

  @Test
  void firmware_that_sends_once_a_button_is_let_go_of_has_its_moment_after_a_stop()
      throws Exception {
    FleetReport report = stopped(new Releaser(), 0);
    assertThat(report.tally().failures()).isEmpty();
    assertThat(report.tally().acknowledgedPresses()).isEqualTo(5);
    assertThat(report.isSound()).isTrue();
  }
}
