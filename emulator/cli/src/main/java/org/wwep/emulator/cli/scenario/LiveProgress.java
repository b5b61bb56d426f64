package org.wwep.emulator.cli.scenario;

import java.util.List;
import java.util.stream.IntStream;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.emulator.run.RunMessages;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.scenario.Rig;
import org.wwep.net.TerminalText;

/**
 * The step under way as a line below all others, on a terminal, of runs in real time: somebody
 * waits for those.
 *
 * @param out where it is shown
 * @param request what is run
 * @param run which of the runs it is, {@code 2 of 5}
 */
record LiveProgress(LineWriter out, RunRequest request, String run) implements RunMessages {
  private static final int WIDTH = 78;

  /** Returns the requests, those in real time with progress. */
  static List<RunRequest> of(List<RunRequest> requests, LineWriter out) {
    return IntStream.range(0, requests.size())
        .mapToObj(
            i -> {
              RunRequest request = requests.get(i);
              String run = (i + 1) + " of " + requests.size();
              return request.rig() == Rig.SIM
                  ? request
                  : request.withWording(new LiveProgress(out, request, run));
            })
        .toList();
  }

  @Override
  public String trouble(Exception e) {
    return request.wording().trouble(e);
  }

  @Override
  public String timeout() {
    return request.wording().timeout();
  }

  @Override
  public void begun(int number, String label) {
    String line = "run %s, %s: step %d %s".formatted(run, request.scenario().file(), number, label);
    out.status(TextColour.CYAN.paint(TerminalText.of(line, WIDTH)));
  }
}
