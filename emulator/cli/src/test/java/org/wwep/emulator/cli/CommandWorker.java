package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.LogManager;
import org.wwep.emulator.cli.WorkerFrame.Kind;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;

/**
 * A process that runs one command of {@code wwep} after another, as {@link Wwep#main} would, so
 * that only the first pays for the start of a Java runtime. What a command asks of its process is
 * here as ever: it may end it, and be sent a signal.
 *
 * <p>The main thread runs the commands, another one reads; the end of its input ends it.
 */
final class CommandWorker {
  private final OutputStream wire = new FileOutputStream(FileDescriptor.out);
  private final LinkedBlockingQueue<String[]> commands = new LinkedBlockingQueue<>();
  private final Thread runner = Thread.currentThread();
  private volatile FrameInput input = new FrameInput();
  private boolean running;

  private CommandWorker() {}

  /** Runs what comes over standard input. */
  public static void main(String[] none) throws Exception {
    new CommandWorker().run();
  }

  private void run() throws Exception {
    Thread.ofPlatform().daemon().name("wwep-worker").start(this::read);
    System.setOut(new PrintStream(new FrameOutput(wire, Kind.OUT), true, UTF_8));
    System.setErr(new PrintStream(new FrameOutput(wire, Kind.ERR), true, UTF_8));
    LogSetup.install();
    while (true) {
      String[] words = commands.take();
      System.setIn(input);
      LineWriter.redirect(new FrameOutput(wire, Kind.OUT));
      LogManager.getLogManager().readConfiguration();
      int exitCode;
      try {
        setRunning(true);
        exitCode = Wwep.commandLine(Path.of(""), words).execute(words);
      } finally {
        setRunning(false);
      }
      new WorkerFrame(Kind.EXIT, Integer.toString(exitCode).getBytes(UTF_8)).write(wire);
    }
  }

  private synchronized void setRunning(boolean now) {
    running = now;
    if (!now) {
      Thread.interrupted(); // it came for that command
    }
  }

  private synchronized void interrupt() {
    if (running) {
      runner.interrupt();
    }
  }

  private void read() {
    try (InputStream in = new FileInputStream(FileDescriptor.in)) {
      for (Optional<WorkerFrame> next = WorkerFrame.read(in);
          next.isPresent();
          next = WorkerFrame.read(in)) {
        WorkerFrame frame = next.get();
        switch (frame.kind()) {
          case WORDS -> {
            input = new FrameInput();
            commands.add(new String(frame.bytes(), UTF_8).split("\0", -1));
          }
          case INPUT -> input.put(frame.bytes());
          case INTERRUPT -> interrupt();
          case OUT, ERR, EXIT -> throw new IOException("not for a worker: " + frame.kind());
        }
      }
    } catch (IOException e) {
      System.err.println("wwep-worker: " + e);
    }
    Runtime.getRuntime().halt(0);
  }
}
