package org.wwep.emulator.run;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.testbed.World;

/**
 * Runs a scenario once, in a world of its own.
 *
 * <p><b>Errors</b>: none are thrown: whatever happens is the result's verdict, with one line that
 * says why. An interrupted caller gets the result so far, and its interrupt back.
 */
public final class ScenarioRunner {
  /** Of Java, and of what firmware calls. */
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "(java|jdk)\\.|org\\.wwep\\.(hal|rtos|net|device|emulator\\.(sim|testbed))\\.");

  private ScenarioRunner() {}

  /** Runs it; the devices have power from the beginning on. */
  public static RunResult run(RunRequest request) {
    long begun = System.nanoTime();
    World world = world(request);
    ScenarioExecution scenarioExecution = new ScenarioExecution(world, request, RunWatch.NONE);
    Verdict verdict = Verdict.PASSED;
    String failure = null;
    try {
      scenarioExecution.prepare();
      world.run(scenarioExecution);
    } catch (InterruptedException _) {
      verdict = Verdict.INTERRUPTED;
      failure = "interrupted";
    } catch (Exception e) {
      // The outermost frame of a run: the world is lost, the others are not.
      verdict = Verdict.BROKEN;
      failure = line(e, request);
    }
    RunResult result = result(request, scenarioExecution, begun, verdict, failure);
    String notClosed = close(world, request);
    if (verdict == Verdict.INTERRUPTED) {
      Thread.currentThread().interrupt();
    }
    return notClosed == null || result.verdict() != Verdict.PASSED
        ? result
        : result(request, scenarioExecution, begun, Verdict.BROKEN, notClosed);
  }

  static World world(RunRequest request) {
    ServerSpec server = request.scenario().server();
    return switch (request.rig()) {
      case SIM ->
          new VirtualWorld(
              request.seed(), Schedule.IN_ORDER, LinkProfile.WIFI, server.name(), server.address());
      case EMULATED, GPIO_SIM, LOOPBACK, HUMAN, EXTERNAL ->
          new RealTimeWorld(
              request.seed(), request.harnesses(), server.localName(), server.localAddress());
    };
  }

  private static RunResult result(
      RunRequest request,
      ScenarioExecution scenarioExecution,
      long begun,
      Verdict verdict,
      @Nullable String trouble) {
    var timeline = scenarioExecution.timeline();
    List<StepResult> steps = scenarioExecution.results();
    Duration took =
        steps.isEmpty()
            ? timeline.size() == 0 ? Duration.ZERO : timeline.get(timeline.size() - 1).at()
            : steps.getLast().to();
    String where = scenarioExecution.underWay();
    RunFailure failure =
        trouble == null
            ? scenarioExecution.failure()
            : RunFailure.at(
                where == null ? request.scenario().file() : where, took, Mismatch.because(trouble));
    return new RunResult(
        request.scenario(),
        request.rig(),
        request.seed(),
        request.repetition(),
        trouble == null ? scenarioExecution.verdict() : verdict,
        steps,
        took,
        Duration.ofNanos(System.nanoTime() - begun),
        failure,
        request.reproduce(),
        timeline,
        scenarioExecution.pools());
  }

  /** Returns what is wrong with what did not end, if anything. */
  private static @Nullable String close(World world, RunRequest request) {
    try {
      world.close();
      return null;
    } catch (RuntimeException e) {
      return line(e, request);
    }
  }

  /**
   * Returns the message's first line. What follows is where a task was: of that the first place
   * that is somebody's own.
   */
  private static String line(Exception e, RunRequest request) {
    List<String> lines = request.wording().trouble(e).lines().map(String::strip).toList();
    if (lines.isEmpty()) {
      return e.toString();
    }
    String first = lines.getFirst();
    List<String> places = lines.subList(1, lines.size());
    return first.endsWith(":") && !places.isEmpty()
        ? first
            + " "
            + places.stream()
                .filter(place -> !OF_OTHERS.matcher(place).lookingAt())
                .findFirst()
                .orElse(places.getFirst())
        : first;
  }
}
