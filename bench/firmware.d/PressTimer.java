import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Times presses, once the JVM's compiler has next to nothing to do. Seconds are the processor's, of
 * this process and its children: on one quiet processor those of the clock on the wall. The same
 * for both revisions.
 *
 * @param presser presses on every device so many times
 * @param part how many presses are taken together, of which four parts are timed
 */
record PressTimer(Presser presser, int part) {
  private static final int PARTS = 4;

  /** Presses. */
  interface Presser {
    /** Does so this often. */
    void press(int presses) throws InterruptedException;
  }

  /**
   * What came of it.
   *
   * @param presses how often was pressed in all, of each device
   * @param seconds what one press took on all devices, the median of the parts
   */
  record Times(long presses, double seconds) {}

  /** Warms up, and takes the times. */
  Times run() throws InterruptedException {
    long made = warmUp();
    return new Times(made + (long) PARTS * part, measured());
  }

  private long warmUp() throws InterruptedException {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long made = 0;
    for (int quiet = 0, parts = 0; quiet < 3 && parts < 80; parts++) {
      long compiled = compiler.getTotalCompilationTime();
      long begun = System.nanoTime();
      presser.press(part);
      made += part;
      long spent = (compiler.getTotalCompilationTime() - compiled) * 1_000_000;
      quiet = spent * 20 > System.nanoTime() - begun ? 0 : quiet + 1;
    }
    return made;
  }

  private double measured() throws InterruptedException {
    double[] seconds = new double[PARTS];
    List<Path> children =
        ProcessHandle.current().descendants().map(PressTimer::statistics).toList();
    for (int i = 0; i < seconds.length; i++) {
      long begun = spent(children);
      presser.press(part);
      seconds[i] = (spent(children) - begun) / 1e9 / part;
    }
    Arrays.sort(seconds);
    return (seconds[1] + seconds[2]) / 2;
  }

  private static Path statistics(ProcessHandle child) {
    return Path.of("/proc", Long.toString(child.pid()), "schedstat");
  }

  /** Returns the nanoseconds that this process and its children have run. */
  private static long spent(List<Path> children) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long sum = system.getProcessCpuTime();
    for (Path child : children) {
      try {
        sum += Long.parseLong(Files.readString(child).split(" ")[0]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sum;
  }
}
