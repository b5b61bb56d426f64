package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
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

  private static ReplicatedWrite submit(ReplicatedWriteQueue queue, int value) {
    ReplicatedWrite write = new ReplicatedWrite("wwep:0FAC", "05", "000" + value, queue);
    queue.submit(write);
    return write;
  }
}
