package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplicatedWriterTest {
  private static final ReplicaPolicy ONE = new ReplicaPolicy(1, Duration.ofMillis(300));

  @Test
  void a_master_that_goes_silent_between_two_batches_is_given_up_by_those_behind_them()
      throws Exception {
    CountDownLatch firstIsOut = new CountDownLatch(1);
    CountDownLatch answerFirst = new CountDownLatch(1);
    CountDownLatch secondIsOut = new CountDownLatch(1);
    AtomicInteger batches = new AtomicInteger();
    AtomicInteger losses = new AtomicInteger();
    try (FakeRedis master =
            new FakeRedis(
                (connection, command) -> {
                  if (connection > 1 || command.getFirst().equals("HSET")) {
                    return ":1";
                  }
                  if (batches.incrementAndGet() == 1) {
                    firstIsOut.countDown();
                    answerFirst.await();
                    return ":1";
                  }
                  secondIsOut.countDown();
                  return null;
                });
        RedisClient client = RedisClient.create()) {
      RedisURI uri = RedisURI.create("127.0.0.1", master.port());
      ReplicatedWriteQueue queue =
          new ReplicatedWriteQueue(
              ONE,
              () -> client.connectAsync(StringCodec.UTF8, uri),
              (_, _) -> false,
              losses::incrementAndGet);
      ReplicatedWrite first = submit(queue, 1);
      firstIsOut.await();
      ReplicatedWrite second = submit(queue, 2);
      answerFirst.countDown();
      first.result.get(10, TimeUnit.SECONDS);
      secondIsOut.await();
      // It began to wait before its batch was out, so that the master was not silent for so long.
      queue.withdraw(second, Duration.ofHours(1));
      ReplicatedWrite third = submit(queue, 3);
      queue.withdraw(third, Duration.ZERO);
      assertThat(losses).hasPositiveValue();
      submit(queue, 4).result.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_write_whose_writer_was_told_no_is_not_sent_to_another_master() throws Exception {
    CountDownLatch answerLate = new CountDownLatch(1);
    CountDownLatch warm = new CountDownLatch(1);
    Queue<String> moved = new ConcurrentLinkedQueue<>();
    ClientResources resources = ClientResources.create();
    try (FakeRedis other =
            new FakeRedis(
                (_, command) -> {
                  if (command.getFirst().equals("HSET")) {
                    moved.add(command.getLast());
                  }
                  return ":1";
                });
        FakeRedis master =
            new FakeRedis(
                (connection, command) -> {
                  if (command.getFirst().equals("HSET")) {
                    return command.getLast().equals("0001")
                        ? ":1"
                        : "-MOVED 1 127.0.0.1:" + other.port();
                  }
                  if (connection == 1 && answerLate.getCount() == 1 && warm.getCount() == 0) {
                    answerLate.await();
                  }
                  return ":1";
                });
        ReplicatedWriter writer =
            new ReplicatedWriter(
                resources,
                ClientOptions.create(),
                ONE,
                new MasterDirectory(RedisURI.create("127.0.0.1", master.port()), null))) {
      writer.write("wwep:0FAC", "05", "0001", Duration.ofSeconds(10));
      warm.countDown();
      assertThatThrownBy(() -> writer.write("wwep:0FAC", "05", "0002", Duration.ofMillis(200)))
          .isInstanceOf(RedisCommandTimeoutException.class);
      answerLate.countDown();
      writer.write("wwep:0FAC", "05", "0003", Duration.ofSeconds(10));
      writer.write("wwep:0FAC", "05", "0004", Duration.ofSeconds(10));
      assertThat(moved).containsExactly("0003", "0004");
    } finally {
      resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  private static ReplicatedWrite submit(ReplicatedWriteQueue queue, int value) {
    ReplicatedWrite write = new ReplicatedWrite("wwep:0FAC", "05", "000" + value, queue);
    queue.submit(write);
    return write;
  }
}
