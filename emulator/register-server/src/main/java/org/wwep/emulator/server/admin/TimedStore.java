package org.wwep.emulator.server.admin;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.StoreUnavailableException;

/** Measures a store, and remembers whether it worked last time; any thread. */
public final class TimedStore implements RegisterStore {
  private final RegisterStore store;
  private final PrometheusMetrics prometheusMetrics;
  private final AtomicBoolean works = new AtomicBoolean(true);

  /** Measures this store. */
  public TimedStore(RegisterStore store, PrometheusMetrics prometheusMetrics) {
    this.store = store;
    this.prometheusMetrics = prometheusMetrics;
  }

  /** Returns whether the last call was carried out. */
  public boolean works() {
    return works.get();
  }

  /** Asks the store for something, so that one that is back is known to be back. */
  public boolean probe() {
    try {
      read(new DeviceId(0), 0);
      return true;
    } catch (StoreUnavailableException _) {
      return false;
    }
  }

  @Override
  public boolean write(DeviceId device, int register, int value) throws StoreUnavailableException {
    long begun = System.nanoTime();
    boolean done = false;
    try {
      boolean stored = store.write(device, register, value);
      done = true;
      return stored;
    } finally {
      took(true, done, begun);
    }
  }

  @Override
  public OptionalInt read(DeviceId device, int register) throws StoreUnavailableException {
    long begun = System.nanoTime();
    boolean done = false;
    try {
      OptionalInt value = store.read(device, register);
      done = true;
      return value;
    } finally {
      took(false, done, begun);
    }
  }

  private void took(boolean write, boolean done, long begun) {
    prometheusMetrics.store(write, done, System.nanoTime() - begun);
    if (works.get() != done) {
      works.set(done);
    }
  }

  @Override
  public boolean waits() {
    return store.waits();
  }
}
