package org.wwep.emulator.rig;

import java.time.Instant;
import org.wwep.emulator.testbed.SensedLed;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;

/** An LED of which a console tells; dark until it does. Owned by whoever reads the console. */
final class ConsoleLed implements SensedLed {
  private final ConsoleParts.PrintedLight light;
  private final LedHistory history;
  private volatile boolean lit;
  private volatile EdgeListener listener = _ -> {};

  ConsoleLed(ConsoleParts.PrintedLight light, LedHistory history, Instant now) {
    this.light = light;
    this.history = history;
    history.see(light.led(), now, Level.LOW);
  }

  /** Looks for news in a line; where a line has both texts, the longer one counts. */
  void see(String line, Instant at) {
    boolean litIsLonger = light.lit().length() > light.dark().length();
    if (line.contains(litIsLonger ? light.lit() : light.dark())) {
      change(litIsLonger, at);
    } else if (line.contains(litIsLonger ? light.dark() : light.lit())) {
      change(!litIsLonger, at);
    }
  }

  /** Takes note of its state. */
  void change(boolean to, Instant at) {
    if (lit != to) {
      lit = to;
      history.see(light.led(), at, level());
      listener.edge(new Edge(at, level()));
    }
  }

  Level level() {
    return lit ? Level.HIGH : Level.LOW;
  }

  @Override
  public String id() {
    return light.led();
  }

  @Override
  public boolean lit() {
    return lit;
  }

  @Override
  public boolean litAt(Level level) {
    return level == Level.HIGH;
  }

  @Override
  public void listen(EdgeListener other) {
    listener = other;
  }
}
