package org.wwep.emulator.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.firmware.host.HostedImage;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.testbed.CoprocessorSetup;
import org.wwep.emulator.testbed.DeviceCoprocessor;
import org.wwep.emulator.testbed.DeviceSetup;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.testbed.ServerRoute;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.Bounce;
import org.wwep.net.Endpoint;
import org.wwep.rtos.Mailbox;

/**
 * One program sees the same on each carrier in each world: virtual time and the real clock with
 * real sockets, with a network stack of its own and behind a coprocessor.
 */
@Tag("slow")
@Timeout(120)
class WorldContractTest {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final LinkConfig LINK = LinkConfig.open(LinkConfig.OPEN_PORT);

  /** What it prints, and how it ends. */
  private static final List<String> SEEN =
      """
      Creating Packet pools
      other 0
      other 1
      other 2
      sum 3, timeout 2, waited 1
      slept 1
      up 0
      mac 02, address 0
      found 0
      nobody there 1
      connected 0, state 1
      received nothing in time
      received A123405ABCD
      received the end
      disconnected 0
      type
      typed hello 0
      press
      lit
      over
      CRASH in application_start at worlds.c
      """
          .lines()
          .toList();

  private static World world(String time) {
    return time.equals("virtual")
        ? new VirtualWorld(3, Schedule.IN_ORDER, LinkProfile.WIFI)
        : new RealTimeWorld(3, _ -> HarnessFactory.emulated());
  }

  private static @Nullable ServerRoute route(World world, ServerUnderTest server) {
    Endpoint open = new Endpoint(world.serverAddress(), server.openPort());
    return world.hasFixedPorts()
        ? null
        : new ServerRoute(World.SERVER_NAME, world.serverName(), open, -1);
  }

  private static DeviceSetup setup(
      World world, ServerUnderTest server, FirmwareCarrier carrier, boolean coprocessor)
      throws InterruptedException {
    return new DeviceSetup(
        "kitchen",
        MacAddress.parse("02:00:00:00:00:01"),
        BoardConfig.defaults(),
        List.of(DeviceConfig.forServer(ServerConfig.named(World.SERVER_NAME), LINK)),
        new HostedImage(carrier),
        coprocessor ? DeviceCoprocessor.of(world, "kitchen", CoprocessorSetup.of(false)) : null,
        route(world, server));
  }

  private static Optional<String> told(TimelineEvent event) {
    return event instanceof TimelineEvent.DeviceEvent device
        ? switch (device.event()) {
          case TraceEvent.LinePrinted printed -> Optional.of(printed.text());
          case TraceEvent.FirmwareMisused misused -> Optional.of(misused.toString());
          case TraceEvent.FirmwareFaulted end ->
              Optional.of(
                  "%s in %s at %s"
                      .formatted(end.kind(), end.function(), end.place().replaceAll(":.*", "")));
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  /** Does what the program asks for, and returns all that was told until its end. */
  private static List<String> play(DeviceUnderTest device, Mailbox<String> told)
      throws InterruptedException {
    List<String> seen = new ArrayList<>();
    device.powerOn();
    while (seen.size() < SEEN.size()) {
      Optional<String> next = told.take(WAIT);
      if (next.isEmpty()) {
        break;
      }
      seen.add(next.get());
      switch (next.get()) {
        case "type" -> device.type("hello".getBytes(US_ASCII));
        case "press" ->
            device.press("btn1", Duration.ofMillis(50), new Bounce(1, Duration.ZERO, 0));
        default -> {}
      }
    }
    return seen;
  }

  @ParameterizedTest
  @CsvSource({
    "NATIVE, virtual, false",
    "NATIVE, virtual, true",
    "NATIVE, real, false",
    "NATIVE, real, true",
    "PIPE, virtual, true",
    "PIPE, real, false",
    "WASM, virtual, false",
    "WASM, virtual, true",
    "WASM, real, false",
    "WASM, real, true"
  })
  void a_program_sees_the_same_in_every_world(TestCarrier on, String time, boolean coprocessor)
      throws Exception {
    FirmwareCarrier carrier = on.carrier("worlds.c", Map.of());
    ServerSetup serving =
        time.equals("virtual") ? ServerSetup.DEFAULT : ServerSetup.DEFAULT.withPorts(0, -1);
    try (World world = world(time)) {
      Mailbox<String> told = world.rtos("script").mailbox();
      world.timeline().listen(entry -> told(entry.what()).ifPresent(told::post));
      world.run(
          () -> {
            try (ServerUnderTest server = new ServerUnderTest(world, serving);
                DeviceUnderTest device =
                    new DeviceUnderTest(world, setup(world, server, carrier, coprocessor))) {
              assertThat(play(device, told)).isEqualTo(SEEN);
              assertThat(device.board().leds().getFirst().lit()).isTrue();
              device.powerOff();
              assertThat(device.openSockets()).isZero();
            }
          });
    }
  }
}
