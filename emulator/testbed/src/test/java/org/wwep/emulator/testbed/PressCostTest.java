package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRtos;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedButton;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/**
 * What a press costs in virtual time, by counts that no load of the machine moves; {@code
 * bench/sim} has the times.
 */
class PressCostTest {
  private static final InetAddress SERVER = InetAddress.ofLiteral("198.51.100.3");
  private static final int PRESSES = 300;
  private static final int ROUNDS = 4;

  private final Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER);
  private final SimNetwork network = new SimNetwork(world, LinkProfile.WIFI);
  private long acknowledged;

  @Test
  void a_press_of_a_device_alone_switches_no_stack() throws Exception {
    Cost cost = cost(1);
    assertThat(cost.handOvers()).as("hand-overs").isLessThanOrEqualTo(0.1);
    assertThat(cost.steps()).as("turns and events").isLessThanOrEqualTo(18.0);
  }

  @Test
  void a_press_among_others_switches_to_its_device_and_to_nobody_else() throws Exception {
    Cost cost = cost(8);
    assertThat(cost.handOvers()).as("hand-overs").isLessThanOrEqualTo(1.1);
    assertThat(cost.bytes()).as("bytes allocated").isLessThanOrEqualTo(7_500.0);
  }

  private record Cost(double handOvers, double steps, double bytes) {}

  /** Has each of some devices press once a virtual second. */
  private Cost cost(int count) throws Exception {
    network.names().put("wwep.wa101.cypress.com", SERVER);
    List<ClientDevice> devices = new ArrayList<>();
    List<EmulatedButton> buttons = new ArrayList<>();
    try (world) {
      RegisterServer server =
          RegisterServer.start(
              world.rtos("server"),
              network.host("server", SERVER),
              ServerSettings.at(new Endpoint(SERVER, LinkConfig.OPEN_PORT)),
              new MemoryStore(),
              transaction -> {});
      for (int i = 0; i < count; i++) {
        EmulatedBoard board =
            new EmulatedBoard(BoardConfig.defaults(), world::now, MacAddress.fromSeed(i), 4);
        devices.add(device(i, board));
        buttons.add(board.button("btn1"));
      }
      SimRtos rtos = world.rtos("script");
      world.run(
          () -> {
            for (ClientDevice device : devices) {
              device.powerOn();
            }
            rtos.sleep(Duration.ofSeconds(2));
          });
      Cost least = round(rtos, buttons);
      for (int i = 1; i < ROUNDS; i++) {
        Cost next = round(rtos, buttons);
        least = next.bytes() < least.bytes() ? next : least;
      }
      assertThat(acknowledged).isEqualTo((long) count * PRESSES * ROUNDS);
      assertThat(server.transactions()).isEqualTo(acknowledged);
      world.run(
          () -> {
            devices.forEach(ClientDevice::close);
            server.close();
          });
      return least;
    }
  }

  private ClientDevice device(int index, EmulatedBoard board) {
    return new ClientDevice(
        board,
        world.rtos("d" + index),
        network.host("d" + index, InetAddress.ofLiteral("10.0.0." + (index + 1))),
        DeviceConfig.forServer(
            ServerConfig.named("wwep.wa101.cypress.com"), LinkConfig.open(LinkConfig.OPEN_PORT)),
        event -> acknowledged += event instanceof TraceEvent.PressAcknowledged ? 1 : 0);
  }

  private Cost round(SimRtos rtos, List<EmulatedButton> buttons) throws Exception {
    long handOvers = world.handOvers();
    long steps = world.steps();
    long bytes = allocated();
    int presses = PRESSES * buttons.size();
    for (int i = 0; i < buttons.size(); i++) {
      EmulatedButton button = buttons.get(i);
      long offset = i * 100_000_000L;
      for (int press = 0; press < PRESSES; press++) {
        world.at(world.nanos() + offset + press * 1_000_000_000L, _ -> play(button), 0);
        world.at(
            world.nanos() + offset + press * 1_000_000_000L + 50_000_000L, _ -> play(button), 0);
      }
    }
    world.run(() -> rtos.sleep(Duration.ofSeconds(PRESSES + 1)));
    return new Cost(
        (double) (world.handOvers() - handOvers) / presses,
        (double) (world.steps() - steps) / presses,
        (double) (allocated() - bytes) / presses);
  }

  private void play(EmulatedButton button) {
    Instant now = world.now();
    button.play(new Edge(now, button.level().opposite()));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }
}
