import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.ScheduledEvent;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.SimRtos;
import org.wwep.emulator.sim.Simulation;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * What is left of a press when nothing is done in it: as many events and turns of a task as one has,
 * on a device of one task and one mailbox.
 */
final class BarePresses {
  private static final long MINUTE = 60_000_000_000L;
  private static final int TURNS = 7;
  private static final int EVENTS = 10;

  private final int count;
  private final int minutes;
  private final Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER);
  private long turns;

  BarePresses(int count, int minutes) {
    this.count = count;
    this.minutes = minutes;
  }

  void run() throws Exception {
    SimRandom random = new SimRandom(7);
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Device device = new Device(world.rtos("d" + i));
      devices.add(device);
      world.at(1_000_000_000L + random.nextLong(MINUTE), device, 0);
    }
    world.run(() -> world.rtos("boot").sleep(Duration.ofSeconds(1)));
    long begun = Presses.processorTime();
    world.run(() -> world.rtos("run").sleep(Duration.ofNanos((minutes + 1) * MINUTE)));
    double seconds = (Presses.processorTime() - begun) / 1e9;
    long presses = (long) count * minutes;
    if (turns != presses * TURNS) {
      throw new IllegalStateException(turns + " of " + presses * TURNS);
    }
    System.out.printf("%d %.6f 0%n", presses, seconds);
    world.close();
  }

  private final class Device implements EventHandler<Long>, ScheduledEvent {
    private final Mailbox<Long> mailbox;

    Device(Rtos rtos) {
      this.mailbox = rtos.mailbox();
      rtos.handle(mailbox, this);
    }

    /** The first events of a press have a turn each, the others none; one a millisecond. */
    @Override
    public void happen(long number) {
      if (number % EVENTS < TURNS) {
        mailbox.post(number);
      }
      long next = number + 1;
      if (next < (long) EVENTS * minutes) {
        long wait = next % EVENTS == 0 ? MINUTE - 1_000_000L * (EVENTS - 1) : 1_000_000L;
        world.at(world.nanos() + wait, this, next);
      }
    }

    @Override
    public String name() {
      return "bare";
    }

    @Override
    public Duration patience() {
      return Rtos.WAIT_FOREVER;
    }

    @Override
    public void take(Long number) {
      turns++;
    }

    @Override
    public void silence() {}
  }
}
