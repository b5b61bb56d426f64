package org.wwep.emulator.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.Link;
import org.wwep.emulator.world.RealTimeWorld;
import org.wwep.emulator.world.VirtualWorld;
import org.wwep.emulator.world.World;

/**
 * Runs a scenario once, in a world of its own.
 *
 * <p><b>Errors</b>: none are thrown: whatever happens is the result's verdict, with one line that
 * says why. An interrupted caller gets the result so far, and its interrupt back.
 */
public final class ScenarioRunner {
  private ScenarioRunner() {}

  /** Runs it; the devices have power from the beginning on. */
  public static RunResult run(RunRequest request) {
    World world = world(request);
    Script script = new Script(world, request);
    Verdict verdict = Verdict.PASSED;
    String failure = null;
    try {
      script.prepare();
      world.run(script);
    } catch (InterruptedException _) {
      verdict = Verdict.INTERRUPTED;
      failure = "interrupted";
    } catch (Exception e) {
      // The outermost frame of a run: the world is lost, the others are not.
      verdict = Verdict.BROKEN;
      failure = line(e);
    }
    RunResult result = result(request, script, verdict, failure);
    String notClosed = close(world);
    if (verdict == Verdict.INTERRUPTED) {
      Thread.currentThread().interrupt();
    }
    return notClosed == null || result.verdict() != Verdict.PASSED
        ? result
        : result(request, script, Verdict.BROKEN, notClosed);
  }

  private static World world(RunRequest request) {
    return switch (request.rig()) {
      case SIM -> new VirtualWorld(request.seed(), Schedule.IN_ORDER, Link.WIFI);
      case EMULATED, GPIO_SIM, LOOPBACK, HUMAN ->
          new RealTimeWorld(request.seed(), request.bench());
    };
  }

  private static RunResult result(
      RunRequest request, Script script, Verdict verdict, @Nullable String trouble) {
    var timeline = script.timeline();
    List<StepResult> steps = script.results();
    Duration took =
        steps.isEmpty()
            ? timeline.size() == 0 ? Duration.ZERO : timeline.get(timeline.size() - 1).at()
            : steps.getLast().to();
    String where = script.underWay();
    String failure =
        trouble == null
            ? script.failure()
            : "%s @ %s: %s"
                .formatted(
                    where == null ? request.scenario().file() : where, Shown.at(took), trouble);
    return new RunResult(
        request.scenario(),
        request.rig(),
        request.seed(),
        request.repetition(),
        trouble == null ? script.verdict() : verdict,
        steps,
        took,
        failure,
        request.reproduce(),
        timeline);
  }

  /** Returns what is wrong with what did not end, if anything. */
  private static @Nullable String close(World world) {
    try {
      world.close();
      return null;
    } catch (RuntimeException e) {
      return line(e);
    }
  }

  /** Returns the message's first line: what follows is where a task was, for a debugger. */
  private static String line(Exception e) {
    String message = e.getMessage();
    return (message == null ? e.toString() : message).lines().findFirst().orElse(e.toString());
  }
}
