import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.Link;
import org.wwep.emulator.timeline.Happening;
import org.wwep.emulator.world.DeviceSetup;
import org.wwep.emulator.world.DeviceUnderTest;
import org.wwep.emulator.world.ServerSetup;
import org.wwep.emulator.world.ServerUnderTest;
import org.wwep.emulator.world.VirtualWorld;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.BouncePattern;

/**
 * What {@code FirmwarePresses} measures of the Java client, at the revision that the targets were
 * set at; its classes had other names then.
 *
 * <p>Takes {@code press:before:DEVICES:PRESSES}, and prints a line as the other does.
 */
final class PressesBefore {
  private static final DeviceConfig CONFIG =
      DeviceConfig.forServer(
          ServerConfig.named("wwep.wa101.cypress.com"), LinkConfig.open(LinkConfig.OPEN_PORT));

  /** A contact that does not bounce. */
  private record CleanContact() implements BouncePattern {
    @Override
    public Duration window() {
      return Duration.ZERO;
    }

    @Override
    public List<Edge> down(Instant at, Level active) {
      return List.of(new Edge(at, active));
    }

    @Override
    public List<Edge> up(Instant at, Level active) {
      return List.of(new Edge(at, active.opposite()));
    }
  }

  private final int count;
  private final VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, Link.WIFI);
  private final List<DeviceUnderTest> devices = new ArrayList<>();
  private long answered;

  private PressesBefore(int count) {
    this.count = count;
  }

  /** Takes one measurement. */
  public static void main(String[] args) throws Exception {
    String[] parts = args[0].split(":");
    double seconds = new PressesBefore(Integer.parseInt(parts[2])).run(Integer.parseInt(parts[3]));
    System.out.println("%s %.9f 0".formatted(args[0], seconds));
  }

  private double run(int presses) throws Exception {
    double[] seconds = new double[1];
    long[] made = new long[1];
    world
        .timeline()
        .listen(entry -> answered += entry.what() instanceof Happening.OnServer ? 1 : 0);
    world.run(
        () -> {
          try (ServerUnderTest _ = new ServerUnderTest(world, ServerSetup.DEFAULT)) {
            for (int i = 0; i < count; i++) {
              DeviceUnderTest device = new DeviceUnderTest(world, DeviceSetup.of("d" + i, CONFIG));
              device.powerOn();
              devices.add(device);
            }
            world.rtos("script").sleep(Duration.ofSeconds(5));
            int part = Math.max(1, presses / 4);
            made[0] = warmUp(part) + 4L * part;
            seconds[0] = measured(part);
          } finally {
            devices.forEach(DeviceUnderTest::close);
          }
        });
    world.close();
    if (answered != count * made[0]) {
      throw new IllegalStateException("before: " + answered + " of " + count * made[0]);
    }
    return seconds[0];
  }

  /** Presses until the JVM's compiler has next to nothing to do; returns how often. */
  private long warmUp(int part) throws InterruptedException {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long made = 0;
    for (int quiet = 0, parts = 0; quiet < 3 && parts < 80; parts++) {
      long compiled = compiler.getTotalCompilationTime();
      long begun = System.nanoTime();
      press(part);
      made += part;
      long spent = (compiler.getTotalCompilationTime() - compiled) * 1_000_000;
      quiet = spent * 20 > System.nanoTime() - begun ? 0 : quiet + 1;
    }
    return made;
  }

  /** Returns the seconds of a press, the median of four parts. */
  private double measured(int part) throws InterruptedException {
    double[] seconds = new double[4];
    for (int i = 0; i < seconds.length; i++) {
      long begun = System.nanoTime();
      press(part);
      seconds[i] = (System.nanoTime() - begun) / 1e9 / part / count;
    }
    Arrays.sort(seconds);
    return (seconds[1] + seconds[2]) / 2;
  }

  private void press(int presses) throws InterruptedException {
    for (int i = 0; i < presses; i++) {
      for (DeviceUnderTest device : devices) {
        device.press("btn1", Duration.ofMillis(50), new CleanContact());
      }
      world.rtos("script").sleep(Duration.ofSeconds(60));
    }
  }
}
