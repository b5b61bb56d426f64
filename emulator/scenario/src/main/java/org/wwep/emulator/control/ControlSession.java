package org.wwep.emulator.control;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.report.FailureReport;
import org.wwep.emulator.report.ResultJson;
import org.wwep.emulator.report.Transcript;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.yaml.Problem;

/**
 * What one client asks for: at most one board at a time, and scenarios beside it.
 *
 * <p><b>Shape</b>: owned by one thread. An interrupt ends what is under way, and the board with it.
 */
public final class ControlSession implements AutoCloseable {
  /** The version of the protocol. */
  public static final int VERSION = 1;

  private static final int MOST_FINDINGS = 1000;
  private static final int LAST_LINES = 40;
  private static final long USUAL_SEEDS = 100;

  private final ControlSource source;
  private final InstantSource clock = InstantSource.system();
  private final Transcript transcript = new Transcript(false);
  private final Deque<Map<String, Object>> findings = new ArrayDeque<>();
  private @Nullable ControlBoard board;

  /** Begins one without a board. */
  public ControlSession(ControlSource source) {
    this.source = source;
  }

  /**
   * Does what is asked for.
   *
   * @return the fields of the reply
   * @throws ControlException if it comes to nothing
   * @throws InterruptedException if it was interrupted: there is no board then
   */
  public Map<String, Object> follow(ControlRequest request)
      throws ControlException, InterruptedException {
    boolean whole = false;
    try {
      Map<String, Object> reply = reply(request).fields();
      whole = true;
      return reply;
    } catch (ControlException e) {
      whole = e.kind() != ControlException.Kind.BOARD;
      throw e;
    } finally {
      if (!whole) {
        close();
      }
    }
  }

  private JsonObject reply(ControlRequest request) throws ControlException, InterruptedException {
    return switch (request.verb()) {
      case HELLO -> throw ControlException.request("'hello' was said already");
      case START -> start(request);
      case STEP, PRESS, DOWN, UP, TYPE, POWER, FAULT, CLEAR_FAULT, ADVANCE, WAIT -> {
        started().perform(request);
        yield now();
      }
      case PINS -> now().with("pins", started().pins(request.textOrNull("device")));
      case LEDS -> now().with("leds", started().leds(request.textOrNull("device")));
      case REGISTER ->
          now()
              .with(
                  "value",
                  started().register(request.textOrNull("device"), request.textOrNull("register")));
      case CONSOLE -> started().console(request.textOrNull("device"), from(request));
      case FRAMES -> started().frames(from(request));
      case RUN -> new JsonObject().with("result", told(run(request)));
      case EXPLAIN -> explain(request);
      case LINT -> lint(request);
      case EXPLORE -> explore(request);
      case FINDINGS -> new JsonObject().with("findings", List.copyOf(findings));
      case STOP -> {
        ControlBoard stopped = started();
        board = null;
        stopped.close();
        yield new JsonObject();
      }
    };
  }

  private JsonObject start(ControlRequest request) throws ControlException, InterruptedException {
    if (board != null) {
      throw ControlException.request("there is a board: ask for 'stop' first");
    }
    List<String> firmware = request.texts("firmware");
    Path scenario = request.has("scenario") ? path(request, "scenario") : null;
    if (scenario != null && !firmware.isEmpty()) {
      throw ControlException.request("'firmware' goes without 'scenario': that one names its own");
    }
    Rig rig = rig(request);
    if (rig != null && rig != Rig.SIM && rig != Rig.EMULATED) {
      throw ControlException.request("'rig' of a board is sim or emulated");
    }
    ControlBoard begun =
        ControlBoard.begin(
            source.board(
                new ControlSource.BoardWish(
                    rig, request.numberOrNull("seed", Long.MIN_VALUE), scenario, firmware)),
            source);
    board = begun;
    return begun.picture().with("at-ns", begun.nanos());
  }

  private ControlBoard started() throws ControlException {
    ControlBoard there = board;
    if (there == null) {
      throw ControlException.request("there is no board: ask for 'start' first");
    }
    return there;
  }

  private JsonObject now() throws ControlException {
    return new JsonObject().with("at-ns", started().nanos());
  }

  private static int from(ControlRequest request) throws ControlException {
    Long from = request.numberOrNull("from", 0);
    return from == null ? 0 : (int) Math.min(Integer.MAX_VALUE, from);
  }

  private RunResult run(ControlRequest request) throws ControlException {
    return source.run(
        path(request, "file"), rig(request), request.numberOrNull("seed", Long.MIN_VALUE));
  }

  /** Returns a result as JSON, and keeps it if it is a finding. */
  private Map<String, Object> told(RunResult result) {
    Map<String, Object> fields = ResultJson.run(clock.instant(), result).fields();
    if (!result.verdict().isPass()) {
      find(fields);
    }
    return fields;
  }

  private JsonObject explain(ControlRequest request) throws ControlException {
    RunResult result = run(request);
    List<String> lines =
        result.timeline().entries().stream()
            .map(transcript::line)
            .<String>mapMulti(Optional::ifPresent)
            .flatMap(String::lines)
            .toList();
    return new JsonObject()
        .with("result", told(result))
        .with("lines", FailureReport.of(result).map(FailureReport::lines).orElse(null))
        .with("transcript", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private JsonObject lint(ControlRequest request) throws ControlException {
    List<Problem> problems = source.lint(path(request, "file"));
    return new JsonObject()
        .with("valid", problems.isEmpty())
        .with("problems", problems.stream().map(ControlSession::problem).toList());
  }

  private static Map<String, Object> problem(Problem problem) {
    boolean whole = problem.at().isWholeFile();
    return new JsonObject()
        .with("file", problem.at().file())
        .with("line", whole ? null : problem.at().line())
        .with("column", whole ? null : problem.at().column())
        .with("message", problem.message())
        .fields();
  }

  private JsonObject explore(ControlRequest request) throws ControlException, InterruptedException {
    Long seeds = request.numberOrNull("seeds", 1);
    Long first = request.numberOrNull("first-seed", Long.MIN_VALUE);
    Map<String, Object> result =
        source
            .explore(
                path(request, "file"),
                first == null ? 1 : first,
                seeds == null ? USUAL_SEEDS : seeds)
            .fields();
    if (result.get("findings") instanceof List<?> found && !found.isEmpty()) {
      find(result);
    }
    return new JsonObject().with("result", result);
  }

  private void find(Map<String, Object> result) {
    if (findings.size() == MOST_FINDINGS) {
      findings.removeFirst();
    }
    findings.addLast(result);
  }

  private static @Nullable Rig rig(ControlRequest request) throws ControlException {
    String word = request.textOrNull("rig");
    for (Rig rig : Rig.values()) {
      if (rig.toString().equals(word)) {
        return rig;
      }
    }
    if (word != null) {
      throw ControlException.request("'rig' is sim or emulated");
    }
    return null;
  }

  private static Path path(ControlRequest request, String name) throws ControlException {
    try {
      return Path.of(request.text(name));
    } catch (InvalidPathException _) {
      throw ControlException.request("'" + name + "' is no name of a file");
    }
  }

  @Override
  public void close() {
    ControlBoard there = board;
    board = null;
    if (there != null) {
      there.close();
    }
  }
}
