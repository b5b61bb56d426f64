import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.testbed.DeviceSetup;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Devices that all press at the same instant, in the world that scenarios run in.
 *
 * <p>Each argument is one measurement: {@code press:KIND:DEVICES:PRESSES} with the kind {@code java},
 * {@code native} or {@code wasm}, {@code memory:KIND:DEVICES}, {@code compute:KIND:TIMES} or {@code
 * start:KIND}. Prints a line each: the argument, a number of seconds, and of bytes of heap a device.
 * Seconds of computing and of a start are the clock's: keep everything on a processor that is quiet.
 */
final class FirmwarePresses {
  private static final DeviceConfig CONFIG =
      DeviceConfig.forServer(
          ServerConfig.named("wwep.wa101.cypress.com"), LinkConfig.open(LinkConfig.OPEN_PORT));

  private final Carriers carriers;
  private final Path client;
  private final Path compute;

  private FirmwarePresses(Path cache, Path client, Path compute) {
    this.carriers = new Carriers(Carriers.installed().providers(), cache, _ -> {});
    this.client = client;
    this.compute = compute;
  }

  /** Takes the cache, the client, the program that computes, and measurements. */
  public static void main(String[] args) throws Exception {
    FirmwarePresses all =
        new FirmwarePresses(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    for (String arg : List.of(args).subList(3, args.length)) {
      String[] parts = arg.split(":");
      System.out.println(
          arg
              + " "
              + switch (parts[0]) {
                case "press" ->
                    all.press(parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
                case "memory" -> all.memory(parts[1], Integer.parseInt(parts[2]));
                case "compute" -> all.compute(parts[1], Integer.parseInt(parts[2]));
                default -> all.start(parts[1]);
              });
    }
  }

  private FirmwareImage image(String kind, Path source, Map<String, String> defines)
      throws Exception {
    return kind.equals("java")
        ? FirmwareImage.CLIENT
        : carriers.image(new FirmwareSources(List.of(source), List.of(), defines), kind);
  }

  /** What is measured in a world whose devices are on and have joined the network. */
  private interface Measurement {
    /** Called before there are devices. */
    default void begin() {}

    void take(VirtualWorld world, List<DeviceUnderTest> devices) throws InterruptedException;
  }

  private String press(String kind, int count, int presses) throws Exception {
    PressTimer.Times[] times = new PressTimer.Times[1];
    long answered =
        measured(
            image(kind, client, Map.of()),
            count,
            (world, devices) ->
                times[0] =
                    new PressTimer(often -> press(world, devices, often), Math.max(1, presses / 4))
                        .run());
    long expected = count * times[0].presses();
    if (answered != expected) {
      throw new IllegalStateException(kind + ": " + answered + " of " + expected);
    }
    return "%.9f 0".formatted(times[0].seconds() / count);
  }

  /** In a JVM of its own: a heap that was touched beforehand says nothing. */
  private String memory(String kind, int count) throws Exception {
    FirmwareImage image = image(kind, client, Map.of());
    long[] heaps = new long[2];
    measured(
        image,
        count,
        new Measurement() {
          @Override
          public void begin() {
            heaps[0] = heap();
          }

          @Override
          public void take(VirtualWorld world, List<DeviceUnderTest> devices) {
            heaps[1] = heap();
          }
        });
    return "0 " + (heaps[1] - heaps[0]) / count;
  }

  /** Returns how many presses were answered. */
  private static long measured(FirmwareImage image, int count, Measurement measurement)
      throws Exception {
    long[] answered = new long[1];
    try (VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI)) {
      world
          .timeline()
          .listen(entry -> answered[0] += entry.what() instanceof TimelineEvent.ServerEvent ? 1 : 0);
      world.run(
          () -> {
            List<DeviceUnderTest> devices = new ArrayList<>();
            try (ServerUnderTest _ = new ServerUnderTest(world, ServerSetup.DEFAULT)) {
              measurement.begin();
              for (int i = 0; i < count; i++) {
                DeviceUnderTest device =
                    new DeviceUnderTest(world, DeviceSetup.of("d" + i, CONFIG).withImage(image));
                device.powerOn();
                devices.add(device);
              }
              world.rtos("script").sleep(Duration.ofSeconds(5));
              measurement.take(world, devices);
            } finally {
              devices.forEach(DeviceUnderTest::close);
            }
          });
    }
    return answered[0];
  }

  private static void press(VirtualWorld world, List<DeviceUnderTest> devices, int presses)
      throws InterruptedException {
    for (int i = 0; i < presses; i++) {
      for (DeviceUnderTest device : devices) {
        device.press("btn1", Duration.ofMillis(50), new CleanContact());
      }
      world.rtos("script").sleep(Duration.ofSeconds(60));
    }
  }

  /** Returns the seconds of a round of computing, once warm. */
  private String compute(String kind, int times) throws Exception {
    FirmwareImage image = image(kind, compute, Map.of("FIRMWARE", "1", "ROUNDS", "20"));
    double[] best = {Double.MAX_VALUE};
    try (VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI)) {
      List<Long> said = new ArrayList<>();
      world.timeline().listen(entry -> note(entry.what(), said));
      world.run(
          () -> {
            try (DeviceUnderTest device =
                new DeviceUnderTest(world, DeviceSetup.of("d", CONFIG).withImage(image))) {
              device.powerOn();
              while (said.size() <= times) {
                world.rtos("script").sleep(Duration.ofMillis(100));
              }
            }
          });
      for (int i = 1; i < said.size(); i++) {
        best[0] = Math.min(best[0], (said.get(i) - said.get(i - 1)) / 1e9 / 20);
      }
    }
    return "%.9f 0".formatted(best[0]);
  }

  private static void note(TimelineEvent event, List<Long> said) {
    if (String.valueOf(event).contains("result ")) {
      said.add(System.nanoTime());
    }
  }

  /** Returns the seconds from the source, which was never built, to the first answer. */
  private String start(String kind) throws Exception {
    Path fresh = Files.createTempDirectory("wwep-bench").resolve("main.c");
    String unlike = "\nlong never_built = %dL;\n".formatted(System.nanoTime());
    Files.writeString(fresh, Files.readString(client) + unlike);
    long begun = System.nanoTime();
    FirmwareImage image = image(kind, fresh, Map.of());
    try (VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI)) {
      world.run(
          () -> {
            try (ServerUnderTest _ = new ServerUnderTest(world, ServerSetup.DEFAULT);
                DeviceUnderTest device =
                    new DeviceUnderTest(world, DeviceSetup.of("d", CONFIG).withImage(image))) {
              device.powerOn();
              world.rtos("script").sleep(Duration.ofSeconds(5));
              press(world, List.of(device), 1);
            }
          });
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    Files.delete(fresh);
    Files.delete(fresh.getParent());
    return "%.9f 0".formatted(seconds);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
