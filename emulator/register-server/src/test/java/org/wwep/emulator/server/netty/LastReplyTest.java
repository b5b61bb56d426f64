package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.server.MemoryStore;

/** What becomes of a last reply that its client is slow to read. */
class LastReplyTest {
  @Test
  void it_is_sent_to_a_client_that_has_finished_sending_before_it_is_closed() {
    SlowSocket slow = new SlowSocket();
    EmbeddedConnection channel =
        EmbeddedConnection.open(
            new MemoryStore(), new TransactionLog(InstantSource.system()), false);
    channel.pipeline().addLast(slow);
    channel.writeInbound(Unpooled.wrappedBuffer("R0FAC0B".getBytes(ISO_8859_1)));
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    assertThat(channel.isOpen()).isTrue();
    slow.sent.forEach(ChannelPromise::setSuccess);
    channel.runPendingTasks();
    assertThat(slow.sent).hasSize(1);
    assertThat(channel.isOpen()).isFalse();
  }

  /** Keeps what is written under way. */
  private static final class SlowSocket extends ChannelOutboundHandlerAdapter {
    private final List<ChannelPromise> sent = new ArrayList<>();

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      sent.add(promise);
    }
  }
}
