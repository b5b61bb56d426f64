import java.time.Duration;
import java.util.ArrayList;
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
    PressTimer.Times[] times = new PressTimer.Times[1];
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
            times[0] = new PressTimer(this::press, Math.max(1, presses / 4)).run();
          } finally {
            devices.forEach(DeviceUnderTest::close);
          }
        });
    world.close();
    long expected = count * times[0].presses();
    if (answered != expected) {
      throw new IllegalStateException("before: " + answered + " of " + expected);
    }
    return times[0].seconds() / count;
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
