package org.wwep.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.LinkException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.protocol.Encoder;
import org.wwep.rtos.TestTask;

/**
 * A transaction over one API style and one kind of security in one world, on the client's and on
 * the server's side: each cell is a subclass.
 */
@Timeout(60)
public abstract class ExchangeContract extends FloodContract {
  @Test
  void a_client_gets_its_acknowledgement() throws Exception {
    client(
        (pair, channel) -> {
          channel.send(Encoder.encode(REQUEST), LONG);
          assertThat(read(pair.server(), 11)).isEqualTo("W0FAC050001");
          send(pair.server(), "A0FAC050001");
          assertThat(reply(channel, LONG)).isInstanceOf(ReplyOutcome.Done.class);
        });
  }

  @Test
  void a_client_gets_its_reply_one_byte_at_a_time() throws Exception {
    client(
        (pair, channel) -> {
          TestTask<Boolean> peer =
              TestTask.script(
                  rtos(),
                  "peer",
                  () -> {
                    for (char c : "A0FAC050001".toCharArray()) {
                      send(pair.server(), String.valueOf(c));
                    }
                  });
          assertThat(reply(channel, LONG)).isInstanceOf(ReplyOutcome.Done.class);
          peer.result();
        });
  }

  @Test
  void what_stands_behind_a_reply_counts_for_nothing_however_it_is_cut() throws Exception {
    for (String pieces : new String[] {"A0FAC050001zz", "A0FAC050001,zz", "A0FAC05,0001zz"}) {
      client(
          (pair, channel) -> {
            for (String piece : pieces.split(",")) {
              send(pair.server(), piece);
            }
            assertThat(reply(channel, LONG)).as(pieces).isInstanceOf(ReplyOutcome.Done.class);
          });
    }
  }

  @Test
  void a_client_reads_a_refusal_that_the_close_ends() throws Exception {
    client(
        (pair, channel) -> {
          send(pair.server(), "X read-only");
          pair.server().close();
          assertThat(reply(channel, LONG).received()).isEqualTo("X read-only");
        });
  }

  @Test
  void a_client_is_told_of_silence_and_of_half_a_reply() throws Exception {
    client(
        (pair, channel) -> {
          assertThatThrownBy(() -> reply(channel, SHORT))
              .isInstanceOf(ReceiveTimeoutException.class)
              .hasMessageContaining("no reply");
          send(pair.server(), "A0FAC");
          assertThatThrownBy(() -> reply(channel, SHORT))
              .isInstanceOf(ReceiveTimeoutException.class)
              .hasMessageContaining("half a reply, 5 of 11");
        });
  }

  @Test
  void a_client_is_told_of_a_reset() throws Exception {
    client(
        (pair, channel) -> {
          send(pair.server(), "A0");
          assertThat(channel.receive(new byte[2], LONG)).isPositive();
          pair.rawServer().abort();
          assertThatThrownBy(() -> reply(channel, LONG)).isInstanceOf(PeerResetException.class);
        });
  }

  @Test
  void a_client_is_told_of_a_peer_that_closes_before_its_reply() throws Exception {
    client(
        (pair, channel) -> {
          pair.server().close();
          assertThatThrownBy(() -> reply(channel, LONG)).isInstanceOf(PeerClosedException.class);
        });
  }

  @Test
  void a_client_finishes_sending_and_still_gets_its_reply() throws Exception {
    client(
        (pair, channel) -> {
          channel.send(Encoder.encode(REQUEST), LONG);
          pair.client().shutdownOutput();
          assertThat(read(pair.server(), 12)).isEqualTo("W0FAC050001");
          send(pair.server(), "A0FAC050001");
          assertThat(reply(channel, LONG)).isInstanceOf(ReplyOutcome.Done.class);
        });
  }

  @Test
  void a_client_stops_sending_to_a_peer_that_does_not_read() throws Exception {
    client(
        (pair, channel) -> {
          byte[] much = new byte[100_000];
          assertThatThrownBy(
                  () -> {
                    while (true) {
                      channel.send(much, SHORT);
                    }
                  })
              .isInstanceOf(SendTimeoutException.class);
        });
  }

  @Test
  void closing_ends_a_client_that_waits() throws Exception {
    run(
        () -> {
          try (Pair pair = pair()) {
            FrameChannel channel = channel(pair.client());
            TestTask<Integer> waiting =
                TestTask.task(
                    rtos(), "client", () -> channel.receive(new byte[1], Duration.ofDays(1)));
            assertThat(waiting.task().join(SHORT)).isFalse();
            channel.close();
            pair.client().close();
            assertThat(waiting.thrown()).get().isInstanceOf(LinkException.class);
          }
        });
  }

  @Test
  void a_closed_channel_gives_a_half_read_reply_back() throws Exception {
    run(
        () -> {
          try (Pair pair = pair()) {
            FrameChannel channel = channel(pair.client());
            send(pair.server(), "A0FAC050001");
            assertThat(channel.receive(new byte[1], LONG)).isEqualTo(1);
            channel.close();
            channel.close();
            assertThat(pools.received().inUse()).isZero();
          }
        });
  }

  @Test
  void a_server_answers_frames_that_come_one_byte_at_a_time() throws Exception {
    server(
        true,
        (pair, server) -> {
          for (char c : "W0FAC050001R0FAC05".toCharArray()) {
            send(pair.client(), String.valueOf(c));
          }
          assertThat(read(pair.client(), 22)).isEqualTo("A0FAC050001A0FAC050001");
          pair.client().shutdownOutput();
          assertThat(read(pair.client(), 1)).isEmpty();
          assertThat(server.result()).isEqualTo("A0FAC050001A0FAC050001");
        });
  }

  @Test
  void a_server_refuses_half_a_frame_at_the_clients_half_close() throws Exception {
    server(
        false,
        (pair, server) -> {
          send(pair.client(), "W0FAC0");
          pair.client().shutdownOutput();
          assertThat(read(pair.client(), 2)).isEqualTo("X");
          assertThat(server.result()).isEqualTo("X");
        });
  }

  @Test
  void a_server_refuses_a_client_that_is_silent() throws Exception {
    server(
        false,
        (pair, server) -> {
          send(pair.client(), "W0FAC0");
          assertThat(read(pair.client(), 2)).isEqualTo("X");
          assertThat(server.result()).isEqualTo("X");
        });
  }

  @Test
  void a_server_is_told_of_a_reset() throws Exception {
    server(
        true,
        (pair, server) -> {
          send(pair.client(), "W0FAC050001");
          assertThat(read(pair.client(), 11)).isEqualTo("A0FAC050001");
          send(pair.client(), "W0");
          pair.rawClient().abort();
          assertThat(server.thrown()).get().isInstanceOf(PeerResetException.class);
        });
  }

  @Test
  void a_hundred_transactions_in_a_row_leave_nothing_behind() throws Exception {
    run(
        () -> {
          Registers registers = new Registers();
          for (int i = 0; i < 100; i++) {
            try (Pair pair = pair();
                FrameChannel channel = channel(pair.client())) {
              TestTask<String> server =
                  TestTask.task(rtos(), "server", () -> serve(pair.server(), registers, false));
              channel.send(Encoder.encode(REQUEST), LONG);
              assertThat(reply(channel, LONG)).isInstanceOf(ReplyOutcome.Done.class);
              assertThat(server.result()).isEqualTo("A0FAC050001");
            }
          }
          if (api() == ApiStyle.PACKET) {
            assertThat(pools.transmitted().allocated()).isEqualTo(200);
            assertThat(pools.received().allocated()).isGreaterThanOrEqualTo(200);
          }
        });
  }
}
