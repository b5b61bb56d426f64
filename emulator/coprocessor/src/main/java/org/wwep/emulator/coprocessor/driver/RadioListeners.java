package org.wwep.emulator.coprocessor.driver;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Who is told what the radio tells, by one driver after another: each power cycle brings a new one.
 */
public final class RadioListeners implements Consumer<RadioEvent> {
  private final List<Consumer<RadioEvent>> all = new CopyOnWriteArrayList<>();

  /** Has events be told from now on; who listens does not wait. */
  public void add(Consumer<RadioEvent> listener) {
    all.add(listener);
  }

  @Override
  public void accept(RadioEvent event) {
    all.forEach(listener -> listener.accept(event));
  }
}
