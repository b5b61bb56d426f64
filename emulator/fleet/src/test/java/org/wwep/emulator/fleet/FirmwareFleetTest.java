package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.WwepClient;
import org.wwep.device.Identity;
import org.wwep.emulator.fleet.FleetTally.FailureCount;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.FirmwareProgram;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;
import org.wwep.rtos.Mailbox;
import org.wwep.value.Shard;

/** Fleets of boards with firmware, at servers that do as they should, and at some that do not. */
@Tag("slow")
@Timeout(120)
class FirmwareFleetTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Map<String, String> registers = new ConcurrentHashMap<>();
  private final UnaryOperator<String> honest = ReplyScript.honest(registers);
  private PressModel model = new PressModel.Closed(Duration.ZERO);
  private Duration timeout = LONG;

  private FleetReport run(int devices, FirmwareImage image, UnaryOperator<String> script)
      throws Exception {
    try (ReplyScript server = ReplyScript.of(script)) {
      server.registers.putAll(registers);
      FleetConfig config =
          new FleetConfig(
              FleetTarget.open(server.local())
                  .withTimeouts(new ClientTimeouts(timeout, timeout, timeout)),
              devices,
              Shard.WHOLE,
              MacAddress.parse("02:00:00:00:00:01"),
              model,
              Duration.ZERO,
              Duration.ofMillis(500),
              7,
              1,
              ClientTransport.best());
      FleetFirmware firmware = new FleetFirmware("test", image, _ -> SecureLayer.OPEN);
      try (Fleet fleet = new Fleet(config.withFirmware(firmware))) {
        return fleet.run();
      }
    }
  }

  @Test
  void the_client_presses_and_its_register_equals_its_led() throws Exception {
    FleetReport report = run(20, FirmwareImage.CLIENT, honest);
    FleetTally tally = report.tally();
    assertThat(tally.presses()).isGreaterThanOrEqualTo(20);
    assertThat(tally.acknowledgedPresses()).isEqualTo(tally.presses());
    assertThat(tally.judged(RegisterVerdict.EQUAL)).isEqualTo(20);
    assertThat(report.isSound()).isTrue();
    for (Leg leg : new Leg[] {Leg.LATENESS, Leg.CONNECT, Leg.FIRST_BYTE, Leg.WHOLE}) {
      assertThat(report.legs().count(leg)).as(leg.text()).isEqualTo(tally.presses());
    }
    assertThat(report.firmware()).isEqualTo("test");
  }

  @Test
  void presses_of_the_open_model_come_at_their_moments() throws Exception {
    model = new PressModel.Open(40);
    FleetTally tally = run(10, FirmwareImage.CLIENT, honest).tally();
    assertThat(tally.presses()).isEqualTo(20);
    assertThat(tally.acknowledgedPresses()).isEqualTo(20);
  }

  @Test
  void a_server_that_goes_back_to_the_press_before_is_found_out() throws Exception {
    Map<String, String> newest = new ConcurrentHashMap<>();
    FleetReport report =
        run(
            3,
            FirmwareImage.CLIENT,
            request -> {
              if (request.startsWith("R")) {
                return honest.apply(request);
              }
              String register = request.substring(1, 7);
              String before = newest.put(register, request.substring(7));
              String _ = honest.apply("W" + register + (before == null ? "0000" : before));
              return "A" + request.substring(1);
            });
    assertThat(report.tally().failures()).isEmpty();
    assertThat(report.tally().judged(RegisterVerdict.TURNED_BACK)).isEqualTo(3);
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void what_the_client_tries_again_and_gives_up_is_told() throws Exception {
    AtomicInteger writes = new AtomicInteger();
    FleetReport report =
        run(
            1,
            FirmwareImage.CLIENT,
            request ->
                request.startsWith("W") && writes.incrementAndGet() > 1
                    ? "X busy"
                    : honest.apply(request));
    assertThat(report.tally().failures())
        .hasEntrySatisfying(
            PressFailure.DENIED,
            denied -> {
              assertThat(denied.count()).isEqualTo(report.tally().presses());
              assertThat(denied.first()).contains("the server answered X (busy)");
            });
    assertThat(report.tally().attemptsRepeated()).isEqualTo(2 * report.tally().presses());
    assertThat(report.tally().judged(RegisterVerdict.EQUAL)).isEqualTo(1);
    assertThat(report.isSound()).isTrue();
  }

  /** Writes what its LED shows, with a defect. */
  private record Flipper(Defect defect) implements FirmwareProgram {
    enum Defect {
      NONE,
      FORGETS_TO_FLIP,
      SENDS_TWICE,
      ENDS,
      IS_SILENT,
      HAS_A_FIXED_ID
    }

    @Override
    public void run(DeviceSeams device) throws Exception {
      Mailbox<Edge> edges = device.rtos().mailbox();
      device.board().buttons().getFirst().listen(edges::post);
      DeviceId id = Identity.of(device.board().mac());
      boolean lit = false;
      for (int press = 0; ; press++) {
        Edge edge = edges.take();
        if (edge.level() == Level.HIGH || (press > 2 && defect == Defect.IS_SILENT)) {
          continue;
        }
        if (press > 2 && defect == Defect.ENDS) {
          throw new IllegalStateException("planted");
        }
        lit = !lit || defect == Defect.FORGETS_TO_FLIP;
        device.board().leds().getFirst().set(lit);
        DeviceId own = defect == Defect.HAS_A_FIXED_ID ? new DeviceId(0x0FAC) : id;
        WriteRequest frame = new WriteRequest(own, 5, lit ? 1 : 0);
        send(device, frame);
        if (defect == Defect.SENDS_TWICE) {
          send(device, frame);
        }
      }
    }

    private static void send(DeviceSeams device, WriteRequest frame)
        throws LinkException, InterruptedException {
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

  private FleetReport run(Flipper.Defect defect) throws Exception {
    return run(2, new Flipper(defect), honest);
  }

  @Test
  void firmware_of_others_is_seen_from_outside() throws Exception {
    FleetReport report = run(Flipper.Defect.NONE);
    assertThat(report.tally().presses()).isGreaterThanOrEqualTo(2);
    assertThat(report.tally().acknowledgedPresses()).isEqualTo(report.tally().presses());
    assertThat(report.tally().judged(RegisterVerdict.EQUAL)).isEqualTo(2);
    assertThat(report.legs().count(Leg.CONNECT)).isEqualTo(report.tally().presses());
    assertThat(report.isSound()).isTrue();
  }

  @Test
  void a_press_that_the_store_was_unavailable_for_may_have_been_written() throws Exception {
    FleetReport report =
        run(
            2,
            new Flipper(Flipper.Defect.NONE),
            request -> {
              String reply = honest.apply(request);
              return request.startsWith("R") ? reply : "X store unavailable";
            });
    assertThat(report.tally().failures()).containsOnlyKeys(PressFailure.STORE_UNAVAILABLE);
    assertThat(report.tally().judged(RegisterVerdict.EQUAL_TO_LATER)).isEqualTo(2);
    assertThat(report.isSound()).isTrue();
  }

  @Test
  void a_value_that_is_written_again_by_the_next_press_is_a_violation() throws Exception {
    FleetReport report = run(Flipper.Defect.FORGETS_TO_FLIP);
    assertThat(report.tally().repeatedValues()).isPositive();
    assertThat(new FleetBudget(ErrorBudget.NONE, null).violations(report))
        .anyMatch(line -> line.contains("wrote what the press before had written"));
  }

  @Test
  void a_request_that_nobody_pressed_for_is_a_violation() throws Exception {
    FleetReport report = run(Flipper.Defect.SENDS_TWICE);
    assertThat(report.tally().surplusReplies()).isPositive();
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void firmware_that_ends_fails_each_press_with_its_fault() throws Exception {
    Map<PressFailure, FailureCount> failures = run(Flipper.Defect.ENDS).tally().failures();
    assertThat(failures).containsOnlyKeys(PressFailure.FIRMWARE_ENDED);
    assertThat(failures.values().iterator().next().first())
        .contains("IllegalStateException: planted");
  }

  @Test
  void a_press_that_firmware_makes_nothing_of_has_failed() throws Exception {
    timeout = Duration.ofMillis(200);
    assertThat(run(Flipper.Defect.IS_SILENT).tally().failures())
        .containsOnlyKeys(PressFailure.NOT_SENT);
  }

  @Test
  void firmware_with_an_id_that_is_not_its_boards_is_told_and_not_judged() throws Exception {
    FleetReport report = run(Flipper.Defect.HAS_A_FIXED_ID);
    assertThat(report.tally().registers()).containsOnlyKeys(RegisterVerdict.OTHER_ID);
    assertThat(report.isSound()).isTrue();
  }
}
