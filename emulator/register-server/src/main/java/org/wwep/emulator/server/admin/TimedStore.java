package org.wwep.emulator.server.admin;

import java.util.OptionalInt;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.StoreUnavailableException;

/** Measures a store, and tells whether a write would be stored; any thread. */
public final class TimedStore implements RegisterStore {
  private final RegisterStore store;
  private final PrometheusMetrics prometheusMetrics;

  /** Measures this store. */
  public TimedStore(RegisterStore store, PrometheusMetrics prometheusMetrics) {
    this.store = store;
    this.prometheusMetrics = prometheusMetrics;
  }

  /** Returns why a write would not be stored now, in a line; empty if it would be. */
  public String obstacle() {
    try {
      store.probe();
      return "";
    } catch (StoreUnavailableException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void probe() throws StoreUnavailableException {
    store.probe();
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
      prometheusMetrics.store(true, done, System.nanoTime() - begun);
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
      prometheusMetrics.store(false, done, System.nanoTime() - begun);
    }
  }

  @Override
  public boolean waits() {
    return store.waits();
  }
}
