package org.wwep.emulator.testbed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventHandler;

/** A handler whose beginning and end are told. */
record CountedHandler<T>(EventHandler<T> handler, Runnable begun, Runnable ended)
    implements EventHandler<T> {
  @Override
  public String name() {
    return handler.name();
  }

  @Override
  public void begin() throws InterruptedException {
    begun.run();
    handler.begin();
  }

  @Override
  public @Nullable Duration patience() {
    return handler.patience();
  }

  @Override
  public void take(T item) throws InterruptedException {
    handler.take(item);
  }

  @Override
  public void silence() throws InterruptedException {
    handler.silence();
  }

  @Override
  public boolean mayBlock() {
    return handler.mayBlock();
  }

  @Override
  public void close() {
    ended.run();
    handler.close();
  }
}
