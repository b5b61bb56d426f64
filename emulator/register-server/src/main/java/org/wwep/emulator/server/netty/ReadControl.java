package org.wwep.emulator.server.netty;

import io.netty.channel.Channel;

/**
 * Whether a socket is read: its connection has to want it, and nothing that was read may be waiting
 * for its turn; owned by the thread of its event loop.
 */
final class ReadControl {
  private final Channel channel;
  private boolean wanted = true;
  private boolean held;
  private Runnable onWanted = () -> {};

  ReadControl(Channel channel) {
    this.channel = channel;
  }

  /** Takes whether the connection can do with more input; it may get some at once. */
  void want(boolean more) {
    wanted = more;
    apply();
    if (more && held) {
      onWanted.run();
    }
  }

  /** Returns whether the connection can do with more input. */
  boolean isWanted() {
    return wanted;
  }

  /** Sets what is done when more input is wanted while some waits for its turn. */
  void onWanted(Runnable action) {
    onWanted = action;
  }

  /** Takes whether input waits for its turn; more may be read at once if none does. */
  void hold(boolean waits) {
    held = waits;
    apply();
  }

  /** Says whether input waits for its turn. */
  boolean isHeld() {
    return held;
  }

  private void apply() {
    channel.config().setAutoRead(wanted && !held);
  }
}
