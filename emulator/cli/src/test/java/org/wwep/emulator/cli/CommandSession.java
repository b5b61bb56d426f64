package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wwep.emulator.cli.WorkerFrame.Kind;

/**
 * One command that runs in a {@link CommandWorker}; to a test, a process like any other. Its worker
 * waits for the next command once this one has ended.
 */
final class CommandSession extends Process {
  private static final Deque<Process> IDLE = new ConcurrentLinkedDeque<>();
  private static final long GRACE = 2;

  private final Process worker;
  private final FrameInput out = new FrameInput();
  private final FrameInput err = new FrameInput();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final OutputStream input;

  private CommandSession(Process worker, List<String> words) throws IOException {
    this.worker = worker;
    this.input = new Input(worker.getOutputStream());
    send(Kind.WORDS, String.join("\0", words).getBytes(UTF_8));
    Thread.ofVirtual().name("wwep-session").start(this::read);
  }

  /** Runs a command in a worker that is idle, or else in a new one. */
  static CommandSession start(ProcessBuilder workers, List<String> words) throws IOException {
    Process idle = IDLE.pollFirst();
    return new CommandSession(idle == null ? workers.start() : idle, words);
  }

  private void send(Kind kind, byte[] bytes) throws IOException {
    new WorkerFrame(kind, bytes).write(worker.getOutputStream());
  }

  private void read() {
    int code = -1;
    boolean idle = false;
    try {
      Optional<WorkerFrame> frame = WorkerFrame.read(worker.getInputStream());
      while (frame.isPresent() && frame.get().kind() != Kind.EXIT) {
        (frame.get().kind() == Kind.OUT ? out : err).put(frame.get().bytes());
        frame = WorkerFrame.read(worker.getInputStream());
      }
      if (frame.isPresent()) {
        code = Integer.parseInt(new String(frame.get().bytes(), UTF_8));
        idle = true;
      } else {
        code = worker.waitFor();
      }
    } catch (IOException _) {
      worker.destroyForcibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      out.put(new byte[0]);
      err.put(new byte[0]);
      release(code, idle);
    }
  }

  /** Gives the worker back; from then on nothing of this command may reach it. */
  private void release(int code, boolean idle) {
    synchronized (worker) {
      if (idle) {
        IDLE.addFirst(worker);
      }
      exit.complete(code);
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return input;
  }

  @Override
  public InputStream getInputStream() {
    return out;
  }

  @Override
  public InputStream getErrorStream() {
    return err;
  }

  @Override
  public int waitFor() throws InterruptedException {
    try {
      return exit.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
    try {
      exit.get(time, unit);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int exitValue() {
    if (!exit.isDone()) {
      throw new IllegalThreadStateException("still running");
    }
    return exit.join();
  }

  @Override
  public long pid() {
    return worker.pid();
  }

  /** Interrupts the command, and kills the worker if that does not end it. */
  @Override
  public void destroy() {
    try {
      synchronized (worker) {
        if (!exit.isDone()) {
          send(Kind.INTERRUPT, new byte[0]);
        }
      }
      if (!waitFor(GRACE, TimeUnit.SECONDS)) {
        worker.destroyForcibly();
      }
    } catch (IOException _) {
      worker.destroyForcibly();
    } catch (InterruptedException _) {
      worker.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Process destroyForcibly() {
    destroy();
    return this;
  }

  /** Standard input of the command, which may have ended by now. */
  private final class Input extends FrameOutput {
    private boolean closed;

    Input(OutputStream wire) {
      super(wire, Kind.INPUT);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      synchronized (worker) {
        if (exit.isDone()) {
          throw new IOException("Broken pipe");
        }
        super.write(bytes, offset, length);
      }
    }

    @Override
    public void close() throws IOException {
      synchronized (worker) {
        if (!closed && !exit.isDone()) {
          closed = true;
          end();
        }
      }
    }
  }
}
