package org.wwep.emulator.cli.device;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.wwep.device.machine.Failure;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;

/** Tells once, when nobody listens where the device connects to, what comes first. */
final class ServerHint implements Trace {
  private final Trace trace;
  private final Consumer<String> err;
  private final AtomicBoolean told = new AtomicBoolean();

  ServerHint(Trace trace, Consumer<String> err) {
    this.trace = trace;
    this.err = err;
  }

  @Override
  public void record(TraceEvent event) {
    trace.record(event);
    switch (event) {
      case TraceEvent.AttemptFailed failed -> hint(failed.failure());
      case TraceEvent.GaveUp failed -> hint(failed.failure());
      default -> {}
    }
  }

  private void hint(Failure failure) {
    if (failure.detail().contains("nobody listens") && told.compareAndSet(false, true)) {
      err.accept("no server is running there: start 'wwep server' first, or check --server");
    }
  }
}
