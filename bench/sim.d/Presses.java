import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.ServerPort;
import org.wwep.emulator.sim.ScheduledEvent;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.SimRtos;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedButton;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;

/**
 * Devices that each press once a virtual minute, a register server, one world.
 *
 * <p>Each argument is one world, one after the other: {@code open:DEVICES:MINUTES}, {@code tls:…}, or
 * {@code bare:…} for the events and turns of presses and nothing else.
 * Prints a line a world: the argument, presses acknowledged, seconds, bytes of heap a device beyond
 * its stacks. The seconds are the processor's, of all threads of this process: what the clock on the
 * wall says where nobody else wants the one processor it has.
 */
final class Presses {
  private static final InetAddress SERVER = InetAddress.ofLiteral("198.51.100.3");
  private static final long MINUTE = 60_000_000_000L;
  private static final long HOLD = 100_000_000L;

  private final boolean tls;
  private final int count;
  private final int minutes;
  private final Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER);
  private final SimNetwork network = new SimNetwork(world, LinkProfile.WIFI);
  private final List<ClientDevice> devices = new ArrayList<>();
  private long acknowledged;

  private Presses(boolean tls, int count, int minutes) {
    this.tls = tls;
    this.count = count;
    this.minutes = minutes;
  }

  public static void main(String[] args) throws Exception {
    for (String arg : args) {
      String[] parts = arg.split(":");
      int count = Integer.parseInt(parts[1]);
      int minutes = Integer.parseInt(parts[2]);
      System.out.print(arg + " ");
      if (parts[0].equals("bare")) {
        new BarePresses(count, minutes).run();
      } else {
        new Presses(parts[0].equals("tls"), count, minutes).run();
      }
    }
  }

  private void run() throws Exception {
    // Certificates come from a world of the usual kind; they are the same in all.
    VirtualWorld secrets = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI);
    SimHost host = network.host("server", SERVER);
    network.names().put("wwep.wa101.cypress.com", SERVER);
    SecureLayer ours = tls ? secrets.certificates().server("server") : SecureLayer.OPEN;
    RegisterServer server =
        RegisterServer.start(
            world.rtos("server"),
            host,
            ServerSettings.at(new Endpoint(SERVER, 27708))
                .withPorts(new ServerPort(new Endpoint(SERVER, 27708), ours))
                .withMaxConnections(100_000),
            new MemoryStore(),
            transaction -> {});
    long before = heap();
    LinkConfig link =
        tls
            ? LinkConfig.secured(
                27708, secrets.certificates().client("device", "wwep.wa101.cypress.com"))
            : LinkConfig.open(27708);
    DeviceConfig config =
        DeviceConfig.forServer(ServerConfig.named("wwep.wa101.cypress.com"), link);
    SimRandom random = new SimRandom(7);
    for (int i = 0; i < count; i++) {
      add(i, config, random.nextLong(MINUTE));
    }
    world.run(
        () -> {
          for (ClientDevice device : devices) {
            device.powerOn();
          }
          world.rtos("boot").sleep(Duration.ofSeconds(1));
        });
    long begun = processorTime();
    world.run(() -> world.rtos("run").sleep(Duration.ofNanos(minutes * MINUTE + HOLD * 100)));
    double seconds = (processorTime() - begun) / 1e9;
    if (acknowledged != (long) count * minutes || server.transactions() != acknowledged) {
      throw new IllegalStateException(acknowledged + " of " + (long) count * minutes);
    }
    long memory = (heap() - before) / count;
    System.out.printf("%d %.6f %d%n", acknowledged, seconds, memory);
    world.run(
        () -> {
          devices.forEach(ClientDevice::close);
          server.close();
        });
    world.close();
  }

  private void add(int index, DeviceConfig config, long first) {
    String name = "d" + index;
    SimRtos rtos = world.rtos(name);
    EmulatedBoard board =
        new EmulatedBoard(BoardConfig.defaults(), world::now, MacAddress.fromSeed(index), 4);
    InetAddress address =
        InetAddress.ofLiteral(
            "10." + (index >> 16) + "." + (index >> 8 & 255) + "." + (index & 255));
    devices.add(
        new ClientDevice(
            board,
            rtos,
            network.host(name, address),
            config,
            event -> acknowledged += event instanceof TraceEvent.PressAcknowledged ? 1 : 0));
    EmulatedButton button = board.button("btn1");
    // One object a device: down when even, up when odd, and again a minute later.
    ScheduledEvent presser =
        new ScheduledEvent() {
          @Override
          public void happen(long edge) {
            Level level =
                edge % 2 == 0 ? button.activeLevel() : button.activeLevel().opposite();
            button.play(new Edge(world.now(), level));
            if (edge + 1 < 2L * minutes) {
              world.at(world.nanos() + (edge % 2 == 0 ? HOLD : MINUTE - HOLD), this, edge + 1);
            }
          }
        };
    world.at(1_000_000_000L + first, presser, 0);
  }

  static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Returns the bytes of all live objects but the stacks of virtual threads. */
  private static long heap() throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    long bytes = 0;
    Matcher line = Pattern.compile("\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)").matcher(histogram);
    while (line.find()) {
      // The collector fills the gaps that it leaves with arrays of its own, which nobody holds.
      boolean counts =
          !line.group(2).contains("StackChunk") && !line.group(2).contains("FillerElement");
      bytes += counts ? Long.parseLong(line.group(1)) : 0;
    }
    if (System.getenv("HISTOGRAM") != null) {
      System.err.println(histogram.lines().limit(45).toList().toString().replace(", ", "\n"));
    }
    return bytes;
  }
}
