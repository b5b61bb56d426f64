package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.wwep.rtos.TestTask;

/** Bytes both ways. */
abstract class TransferContract extends NetworkContractBase {
  private static final int MUCH = 10_000_000;

  @Test
  void what_is_sent_comes_back() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          pair.client().send(bytes("..W0FAC050001.."), 2, 11, LONG);
          assertThat(read(pair.peer(), 11)).isEqualTo("W0FAC050001");
          pair.peer().send(bytes("A0FAC050001"), LONG);
          byte[] buffer = bytes("---------------");
          int count = pair.client().receive(buffer, 2, 4, LONG);
          assertThat(count).isBetween(1, 4);
          assertThat(buffer).startsWith(bytes("--A"));
          assertThat(buffer[2 + count]).isEqualTo((byte) '-');
          assertThat(read(pair.client(), 11 - count)).endsWith("050001");
        });
  }

  @Test
  void one_byte_at_a_time_is_enough() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          for (int i = 0; i < 200; i++) {
            pair.client().send(new byte[] {(byte) i}, LONG);
            byte[] one = new byte[1];
            assertThat(pair.peer().receive(one, 0, 1, LONG)).isEqualTo(1);
            assertThat(one[0]).isEqualTo((byte) i);
          }
          pair.client().send(new byte[0], NONE);
          assertThatThrownBy(() -> receive(pair.peer(), NONE))
              .isInstanceOf(ReceiveTimeoutException.class);
        });
  }

  @Test
  void silence_is_given_up_after_the_timeout_and_the_connection_lives_on() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          for (Duration timeout : new Duration[] {NONE, SHORT}) {
            takes(
                timeout,
                () ->
                    assertThatThrownBy(() -> receive(pair.client(), timeout))
                        .isInstanceOf(ReceiveTimeoutException.class)
                        .hasMessageContaining(timeout.toMillis() + " ms"));
          }
          pair.peer().send(bytes("late"), LONG);
          assertThat(read(pair.client(), 4)).isEqualTo("late");
        });
  }

  @Test
  void a_timeout_of_zero_takes_what_is_there() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          pair.peer().send(bytes("now"), NONE);
          assertThat(read(pair.client(), 1)).isEqualTo("n");
          assertThat(receive(pair.client(), NONE)).isEqualTo(2);
        });
  }

  @Test
  void a_mistaken_slice_or_timeout_is_told_before_anything_is_done() throws Exception {
    run(
        () -> {
          Connection client = pair().client();
          byte[] four = new byte[4];
          int[][] slices = {{-1, 2}, {0, 5}, {4, 1}, {3, 2}, {0, -1}, {Integer.MAX_VALUE, 2}};
          for (int[] s : slices) {
            assertThatThrownBy(() -> client.send(four, s[0], s[1], LONG))
                .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.receive(four, s[0], s[1], LONG))
                .isInstanceOf(IllegalArgumentException.class);
          }
          assertThatThrownBy(() -> client.receive(four, 0, 0, LONG))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> client.receive(four, 0, 4, SHORT.negated()))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> client.send(four, SHORT.negated()))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  void a_task_sends_while_another_waits_to_receive() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          TestTask<String> receiver = blocked(() -> read(pair.client(), 5));
          for (int i = 0; i < 5; i++) {
            pair.client().send(bytes("ping"), SHORT);
            assertThat(read(pair.peer(), 4)).isEqualTo("ping");
          }
          pair.peer().send(bytes("reply"), LONG);
          assertThat(receiver.result()).isEqualTo("reply");
        });
  }

  @Test
  void ten_megabytes_pass_both_ways_at_once_to_slow_readers() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          TestTask<Long> up = TestTask.task(world.rtos(), "up", () -> sendMuch(pair.client(), 1));
          TestTask<Long> down = TestTask.task(world.rtos(), "down", () -> sendMuch(pair.peer(), 2));
          TestTask<Long> peer = TestTask.task(world.rtos(), "peer", () -> readMuch(pair.peer()));
          assertThat(readMuch(pair.client())).isEqualTo(down.result());
          assertThat(peer.result()).isEqualTo(up.result());
        });
  }

  private long sendMuch(Connection connection, long seed) throws Exception {
    byte[] much = new byte[MUCH];
    new SplittableRandom(seed).nextBytes(much);
    connection.send(much, LONG);
    connection.shutdownOutput();
    return sum(new CRC32(), much, much.length);
  }

  private long readMuch(Connection connection) throws Exception {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[20_000];
    int total = 0;
    long result = 0;
    for (int nap = 0; ; ) {
      int count = connection.receive(buffer, 0, buffer.length, LONG);
      if (count < 0) {
        assertThat(total).isEqualTo(MUCH);
        return result;
      }
      total += count;
      result = sum(crc, buffer, count);
      if (total / 200_000 > nap) {
        nap++;
        world.rtos().sleep(Duration.ofMillis(2));
      }
    }
  }

  private static long sum(CRC32 crc, byte[] bytes, int length) {
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  @Test
  void a_hundred_connections_in_turn_leave_nothing_open() throws Exception {
    run(
        () -> {
          try (TcpListener listener = world.peers().listen(world.anyPort())) {
            for (int i = 0; i < 100; i++) {
              try (TcpSocket socket = world.stack().socket()) {
                socket.connect(listener.local(), LONG);
                try (Connection accepted = listener.accept(LONG)) {
                  accepted.send(bytes("A"), LONG);
                  assertThat(read(socket, 1)).isEqualTo("A");
                }
              }
            }
            assertThat(world.openSockets()).isEqualTo(1);
          }
          assertThat(world.openSockets()).isZero();
        });
  }

  @Test
  void what_is_taken_in_parts_arrives_whole() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          byte[] much = new byte[MUCH];
          new SplittableRandom(1).nextBytes(much);
          int sent = fill(pair, much, 0);
          assertThat(sent).isBetween(1, much.length - 1);
          assertThat(pair.client().sendable(NONE)).isFalse();
          TestTask<byte[]> reader =
              TestTask.task(world.rtos(), "reader", () -> readAll(pair.peer(), much.length));
          while (sent < much.length) {
            assertThat(pair.client().sendable(LONG)).isTrue();
            sent = fill(pair, much, sent);
          }
          assertThat(reader.result()).isEqualTo(much);
        });
  }

  /** Sends until nothing more is taken, and returns how far that got. */
  private static int fill(Pair pair, byte[] bytes, int from) throws Exception {
    int at = from;
    try {
      while (at < bytes.length) {
        int count = pair.client().sendSome(bytes, at, bytes.length - at, NONE);
        assertThat(count).isBetween(1, bytes.length - at);
        at += count;
      }
    } catch (SendTimeoutException e) {
      assertThat(e).hasMessageContaining("took nothing");
    }
    return at;
  }

  private static byte[] readAll(Connection connection, int length) throws Exception {
    byte[] all = new byte[length];
    for (int at = 0; at < length; ) {
      int count = connection.receive(all, at, length - at, LONG);
      assertThat(count).isPositive();
      at += count;
    }
    return all;
  }
}
