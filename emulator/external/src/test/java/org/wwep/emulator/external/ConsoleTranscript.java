package org.wwep.emulator.external;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tells in words what a console tells, in order. */
class ConsoleTranscript implements ConsoleListener {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  @Override
  public void received(byte[] bytes) {
    tell(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void quiet() {}

  @Override
  public void lost(String why) {
    tell("lost: " + why);
  }

  @Override
  public void back() {
    tell("back");
  }

  final void tell(String words) {
    told.add(words);
  }

  /** Returns what is told next; {@code null} in words if nothing is. */
  final String next() throws InterruptedException {
    return String.valueOf(told.poll(20, TimeUnit.SECONDS));
  }
}
