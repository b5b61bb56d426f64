package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for a turn, and who does not. */
class BacklogHandlerTest {
  private static final int FRAME = 11;

  private final BacklogQueue backlogQueue = new BacklogQueue();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final ReadControl readControl = new ReadControl(channel);

  BacklogHandlerTest() {
    channel.pipeline().addLast(new BacklogHandler(backlogQueue, readControl));
  }

  @AfterEach
  void nothing_is_left() {
    channel.finishAndReleaseAll();
  }

  private void send(EmbeddedChannel from, int bytes) {
    from.writeInbound(Unpooled.buffer().writeZero(bytes));
  }

  /** Returns how many bytes came through, and takes them. */
  private static int arrived(EmbeddedChannel at) {
    int bytes = 0;
    for (ByteBuf in = at.readInbound(); in != null; in = at.readInbound()) {
      bytes += in.readableBytes();
      in.release();
    }
    return bytes;
  }

  @Test
  void little_goes_by_and_a_whole_buffer_waits_for_its_turn() {
    send(channel, FRAME);
    assertThat(arrived(channel)).isEqualTo(FRAME);
    send(channel, LoopBufferAllocator.READ);
    send(channel, FRAME);
    assertThat(arrived(channel)).isZero();
    assertThat(channel.config().isAutoRead()).isFalse();
    assertThat(backlogQueue.serve()).isTrue();
    assertThat(arrived(channel)).isEqualTo(LoopBufferAllocator.READ);
    assertThat(backlogQueue.serve()).isTrue();
    assertThat(arrived(channel)).isEqualTo(FRAME);
    assertThat(channel.config().isAutoRead()).isTrue();
    assertThat(backlogQueue.serve()).isFalse();
  }

  @Test
  void many_small_pieces_are_as_much_as_one_great_one() {
    for (int sent = 0; sent < 2 * LoopBufferAllocator.READ; sent += FRAME) {
      send(channel, FRAME);
    }
    assertThat(arrived(channel)).isLessThan(LoopBufferAllocator.READ);
    assertThat(channel.config().isAutoRead()).isFalse();
  }

  @Test
  void the_small_pieces_of_many_looks_go_by() {
    for (int sent = 0; sent < 100 * LoopBufferAllocator.READ; sent += FRAME) {
      backlogQueue.loopBudget().renew();
      send(channel, FRAME);
      assertThat(arrived(channel)).isEqualTo(FRAME);
    }
  }

  @Test
  void who_had_to_wait_waits_again_unless_it_sent_little_meanwhile() {
    int half = LoopBufferAllocator.READ / 2;
    send(channel, LoopBufferAllocator.READ);
    backlogQueue.serve();
    backlogQueue.loopBudget().renew();
    arrived(channel);
    send(channel, half);
    assertThat(arrived(channel)).isZero();
    backlogQueue.serve();
    backlogQueue.loopBudget().renew();
    assertThat(arrived(channel)).isEqualTo(half);
    send(channel, FRAME);
    assertThat(arrived(channel)).isEqualTo(FRAME);
    send(channel, half);
    assertThat(arrived(channel)).isEqualTo(half);
  }

  @Test
  void once_others_had_plenty_only_little_goes_by() {
    for (int i = 0; i < 9; i++) {
      EmbeddedChannel other = new EmbeddedChannel();
      other.pipeline().addLast(new BacklogHandler(backlogQueue, new ReadControl(other)));
      send(other, LoopBufferAllocator.READ - 1);
      other.finishAndReleaseAll();
    }
    send(channel, FRAME);
    assertThat(arrived(channel)).isEqualTo(FRAME);
    send(channel, LoopBufferAllocator.READ / 2);
    assertThat(arrived(channel)).isZero();
  }

  @Test
  void whose_replies_lie_unread_has_no_turn_until_they_are_read() {
    send(channel, LoopBufferAllocator.READ);
    readControl.want(false);
    backlogQueue.serve();
    assertThat(arrived(channel)).isZero();
    assertThat(backlogQueue.isDue()).isFalse();
    readControl.want(true);
    assertThat(channel.config().isAutoRead()).isFalse();
    assertThat(backlogQueue.serve()).isTrue();
    assertThat(arrived(channel)).isEqualTo(LoopBufferAllocator.READ);
    assertThat(channel.config().isAutoRead()).isTrue();
  }
}
