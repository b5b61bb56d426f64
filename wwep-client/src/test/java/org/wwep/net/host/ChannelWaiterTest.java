package org.wwep.net.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.rtos.Deadline;

class ChannelWaiterTest {
  @Test
  @Timeout(30)
  void a_channel_leaves_its_selector_even_if_somebody_else_is_still_cancelling_its_key()
      throws Exception {
    try (ServerSocketChannel real = ServerSocketChannel.open();
        OpenSockets sockets = new OpenSockets(() -> 1, null)) {
      ChannelWaiter channelWaiter = new ChannelWaiter(new SlowCancelChannel(real), sockets);
      channelWaiter.await(SelectionKey.OP_ACCEPT, Deadline.monotonic(Duration.ofMillis(1)));
      assertThat(real.isRegistered()).isFalse();
    }
  }

  /** A channel whose keys are cancelled as if another thread did it, which is not done yet. */
  private static final class SlowCancelChannel extends SelectableChannel {
    private final SelectableChannel real;

    SlowCancelChannel(SelectableChannel real) {
      this.real = real;
    }

    @Override
    public SelectionKey register(Selector selector, int ops, @Nullable Object attachment)
        throws ClosedChannelException {
      return new SlowKey(real.register(selector, ops, attachment));
    }

    @Override
    public SelectorProvider provider() {
      return real.provider();
    }

    @Override
    public int validOps() {
      return real.validOps();
    }

    @Override
    public boolean isRegistered() {
      return real.isRegistered();
    }

    @Override
    public @Nullable SelectionKey keyFor(Selector selector) {
      return real.keyFor(selector);
    }

    @Override
    public SelectableChannel configureBlocking(boolean block) throws IOException {
      return real.configureBlocking(block);
    }

    @Override
    public boolean isBlocking() {
      return real.isBlocking();
    }

    @Override
    public Object blockingLock() {
      return real.blockingLock();
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }
  }

  private static final class SlowKey extends SelectionKey {
    private final SelectionKey real;

    SlowKey(SelectionKey real) {
      this.real = real;
    }

    @Override
    public void cancel() {
      Thread.ofPlatform().daemon().start(real::cancel);
    }

    @Override
    public SelectableChannel channel() {
      return real.channel();
    }

    @Override
    public Selector selector() {
      return real.selector();
    }

    @Override
    public boolean isValid() {
      return real.isValid();
    }

    @Override
    public int interestOps() {
      return real.interestOps();
    }

    @Override
    public SelectionKey interestOps(int ops) {
      return real.interestOps(ops);
    }

    @Override
    public int readyOps() {
      return real.readyOps();
    }
  }
}
