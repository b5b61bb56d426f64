package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
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
    Cost cost = cost(1, 100_000_000);
    assertThat(cost.handOvers()).as("hand-overs").isLessThanOrEqualTo(0.1);
    assertThat(cost.steps()).as("turns and events").isLessThanOrEqualTo(18.0);
  }

  @Test
  void presses_of_many_devices_one_after_the_other_share_one_stack() throws Exception {
    Cost cost = cost(8, 100_000_000);
    assertThat(cost.handOvers()).as("hand-overs").isLessThanOrEqualTo(0.1);
    assertThat(cost.bytes()).as("bytes allocated").isLessThanOrEqualTo(6_500.0);
  }

  @Test
  void presses_that_meet_switch_to_each_device_where_it_waits_and_no_more() throws Exception {
    Cost cost = cost(8, 500_000);
    assertThat(cost.handOvers()).as("hand-overs").isBetween(1.0, 3.1);
  }

  @Test
  void a_device_at_rest_holds_no_stack_and_little_else() throws Exception {
    int count = 4_000;
    List<ClientDevice> devices = new ArrayList<>();
    try (world) {
      RegisterServer server = server();
      long before = live();
      SimRtos rtos = world.rtos("script");
      for (int i = 0; i < count; i++) {
        EmulatedBoard board = board(i);
        devices.add(device(i, board));
        EmulatedButton button = board.button("btn1");
        for (int edge = 0; edge < 4; edge++) {
          world.at(5_000_000_000L + i * 1_000_000L + edge * 50_000_000L, _ -> play(button), 0);
        }
      }
      world.run(
          () -> {
            for (ClientDevice device : devices) {
              device.powerOn();
            }
            rtos.sleep(Duration.ofMinutes(1));
          });
      assertThat(acknowledged).isEqualTo(2L * count);
      assertThat((live() - before) / count).as("bytes a device").isLessThanOrEqualTo(2_050);
      world.run(
          () -> {
            devices.forEach(ClientDevice::close);
            server.close();
          });
    }
  }

  private static long live() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private record Cost(double handOvers, double steps, double bytes) {}

  private RegisterServer server() throws Exception {
    network.names().put("wwep.wa101.cypress.com", SERVER);
    return RegisterServer.start(
        world.rtos("server"),
        network.host("server", SERVER),
        ServerSettings.at(new Endpoint(SERVER, LinkConfig.OPEN_PORT)),
        new MemoryStore(),
        transaction -> {});
  }

  private EmulatedBoard board(int index) {
    return new EmulatedBoard(BoardConfig.defaults(), world::now, MacAddress.fromSeed(index), 4);
  }

  /**
   * Has each of some devices press once a virtual second.
   *
   * @param apart how many nanoseconds after the one before each device presses
   */
  private Cost cost(int count, long apart) throws Exception {
    List<ClientDevice> devices = new ArrayList<>();
    List<EmulatedButton> buttons = new ArrayList<>();
    try (world) {
      RegisterServer server = server();
      for (int i = 0; i < count; i++) {
        EmulatedBoard board = board(i);
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
      Cost least = round(rtos, buttons, apart);
      for (int i = 1; i < ROUNDS; i++) {
        Cost next = round(rtos, buttons, apart);
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
        network.host(
            "d" + index, InetAddress.ofLiteral("10.0." + index / 200 + "." + (index % 200 + 1))),
        DeviceConfig.forServer(
            ServerConfig.named("wwep.wa101.cypress.com"), LinkConfig.open(LinkConfig.OPEN_PORT)),
        event -> acknowledged += event instanceof TraceEvent.PressAcknowledged ? 1 : 0);
  }

  private Cost round(SimRtos rtos, List<EmulatedButton> buttons, long apart) throws Exception {
    long handOvers = world.handOvers();
    long steps = world.steps();
    long bytes = allocated();
    int presses = PRESSES * buttons.size();
    for (int i = 0; i < buttons.size(); i++) {
      EmulatedButton button = buttons.get(i);
      long offset = i * apart;
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
