package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.server.MemoryStore;

/** What TLS answers by itself, as to key updates, counts as unread like a reply. */
class UnreadAnswerTest {
  private static final int MORE_THAN_MAY_LIE_UNREAD = 20_000;

  @Test
  void nothing_more_is_read_until_its_client_has_read() {
    EmbeddedConnection channel =
        EmbeddedConnection.open(
            new MemoryStore(), new TransactionLog(InstantSource.system()), true);
    channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(8 << 10, 16 << 10));
    assertThat(channel.config().isAutoRead()).isTrue();
    var _ = channel.write(Unpooled.buffer().writeZero(MORE_THAN_MAY_LIE_UNREAD));
    channel.runPendingTasks();
    assertThat(channel.config().isAutoRead()).as("it reads on").isFalse();
    channel.flush();
    channel.runPendingTasks();
    assertThat(channel.config().isAutoRead()).as("its client has read").isTrue();
    channel.writeInbound(Unpooled.copiedBuffer("R0FAC0B", ISO_8859_1));
    ByteBuf answer = channel.readOutbound();
    assertThat(answer.readableBytes()).isEqualTo(MORE_THAN_MAY_LIE_UNREAD);
    answer.release();
    ByteBuf reply = channel.readOutbound();
    assertThat(reply.toString(ISO_8859_1)).startsWith("X");
    reply.release();
  }
}
