package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.PageOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.run.LiveRun;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.web.board.BoardPage;
import org.wwep.emulator.web.board.BoardSubject;
import org.wwep.emulator.web.board.RealTimeBoard;
import org.wwep.emulator.web.board.VirtualBoard;

/**
 * A board in a browser until a signal ends it; that of a file runs again when the file is saved.
 */
final class BoardSession {
  private static final long LOOK_MILLIS = 200;

  private final LineWriter out;
  private final PageOptions page;
  private final double speed;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable String broken;

  /**
   * What is run.
   *
   * @param text what is kept of the run is put into this
   */
  record BoardScenario(RunRequest request, String text) {}

  /** Returns what is to be run now. */
  @FunctionalInterface
  interface Source {
    /** Reads and loads it anew. */
    BoardScenario read() throws CliException;
  }

  /**
   * Plans a session.
   *
   * @param speed how much faster than the wall clock virtual time goes
   */
  BoardSession(LineWriter out, PageOptions page, double speed) {
    this.out = out;
    this.page = page;
    this.speed = speed;
  }

  /**
   * Shows a board until a signal comes, or the output is closed.
   *
   * @param file runs again when it is saved, or null
   */
  void show(Source source, @Nullable Path file) throws Exception {
    BoardScenario shown = source.read();
    RunRequest request = shown.request();
    if (request.rig() == Rig.SIM) {
      try (VirtualBoard board =
          new VirtualBoard(request, shown.text(), speed, history -> tell(history.run()))) {
        show(board, source, next -> board.restart(next.request(), next.text()), file);
      }
    } else {
      try (RealTimeBoard board = new RealTimeBoard(request, this::tell)) {
        show(board, source, next -> board.restart(next.request()), file);
      }
    }
  }

  private void show(
      BoardSubject board, Source source, Consumer<BoardScenario> restart, @Nullable Path file)
      throws Exception {
    try (BoardPage _ = page.start(board, out::line)) {
      out.flush();
      int _ =
          ShutdownHook.during(
              () -> {
                watch(source, restart, file);
                return 0;
              },
              stopped::countDown);
    }
  }

  private void watch(Source source, Consumer<BoardScenario> restart, @Nullable Path file)
      throws InterruptedException, CliException {
    String seen = saved(file);
    while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      String now = saved(file);
      if (!now.equals(seen) && !now.isEmpty()) {
        seen = now;
        try {
          restart.accept(source.read());
        } catch (CliException e) {
          ErrorOutput.line("wwep: " + e.getMessage());
        }
      }
    }
    String lost = broken;
    if (lost != null) {
      throw new CliException(ExitCode.ENVIRONMENT, lost);
    }
  }

  /** Returns when a file was written, and how long it is; nothing while there is none. */
  private static String saved(@Nullable Path file) {
    try {
      FileTime time = file == null ? FileTime.fromMillis(0) : Files.getLastModifiedTime(file);
      return time + " " + (file == null ? 0 : Files.size(file));
    } catch (IOException _) {
      return "";
    }
  }

  private void tell(LiveRun run) {
    String trouble = run.trouble();
    if (trouble != null && run.testbed().isEmpty()) {
      broken = trouble;
      stopped.countDown();
      return;
    }
    String failure = run.failure();
    run.verdict()
        .ifPresent(verdict -> out.line(verdict.word() + " " + run.request().scenario().file()));
    if (failure != null) {
      out.line("  " + failure);
    }
    out.flush();
  }
}
