import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Times presses, once the JVM's compiler has next to nothing to do: on one processor it takes
 * whatever time a child process leaves. The same for both revisions.
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
    for (int i = 0; i < seconds.length; i++) {
      long begun = System.nanoTime();
      presser.press(part);
      seconds[i] = (System.nanoTime() - begun) / 1e9 / part;
    }
    Arrays.sort(seconds);
    return (seconds[1] + seconds[2]) / 2;
  }
}
