package org.wwep.emulator.web.board;

/** The thread of a board; closing it interrupts it and waits for its end. */
final class BoardThread implements AutoCloseable {
  private final Thread thread;

  /** Starts it. */
  BoardThread(Runnable work) {
    thread = Thread.ofPlatform().daemon().name("wwep-board").start(work);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
