package org.wwep.emulator.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.server.admin.TransactionBuffer.Follower;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.Endpoint;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.server.Transaction;

/** Each follower has all that it keeps up with, in order, and is told of what it has missed. */
@Timeout(60)
class TransactionBufferTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(50);

  private final TransactionLog log = new TransactionLog(InstantSource.system());
  private final TransactionBuffer ring = new TransactionBuffer(log);
  private long number;

  private Transaction transaction() {
    return new Transaction(
        ++number, Instant.EPOCH, Endpoint.loopback(1), "open", "", new ErrorReply("none"));
  }

  private void tell(int count) {
    for (int i = 0; i < count; i++) {
      ring.accept(transaction());
    }
  }

  private static long next(Follower follower) throws InterruptedException {
    Transaction next = follower.poll(LONG);
    return next == null ? -1 : next.number();
  }

  @Test
  void each_follower_has_all_since_it_began() throws Exception {
    try (Follower first = ring.follow()) {
      tell(2);
      try (Follower second = ring.follow()) {
        tell(1);
        assertThat(next(first)).isEqualTo(1);
        assertThat(next(first)).isEqualTo(2);
        assertThat(next(first)).isEqualTo(3);
        assertThat(first.poll(AT_ONCE)).isNull();
        assertThat(next(second)).isEqualTo(3);
        assertThat(second.hasNext()).isFalse();
        assertThat(second.takeMissed()).isZero();
      }
    }
  }

  @Test
  void one_that_does_not_keep_up_has_the_last_and_the_number_of_the_others() throws Exception {
    int all = 3 * TransactionBuffer.KEPT + 5;
    try (Follower follower = ring.follow()) {
      tell(all);
      List<Long> had = new ArrayList<>();
      while (follower.hasNext()) {
        had.add(next(follower));
      }
      assertThat(had).isSorted().doesNotHaveDuplicates().contains((long) all);
      assertThat(had.size() + follower.takeMissed()).isEqualTo(all);
      assertThat(had).hasSizeGreaterThanOrEqualTo(TransactionBuffer.KEPT / 2);
      assertThat(follower.takeMissed()).isZero();
    }
  }

  @Test
  void one_that_is_overtaken_while_it_reads_has_each_in_its_place() throws Exception {
    // Made beforehand, and told to a ring that is small: whoever tells comes round again and again.
    List<Transaction> all = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      all.add(transaction());
    }
    TransactionBuffer small = new TransactionBuffer(log, 2);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      // More than there are processors, so that some are stopped between the look and the read.
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Follower follower = small.follow();
        readers.add(threads.submit(() -> expectAll(follower, all.size())));
      }
      all.forEach(small);
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  /** Reads up to the last; each has the number that comes next, those counted that were missed. */
  private static Void expectAll(Follower follower, long count) throws InterruptedException {
    try (follower) {
      for (long last = 0; last < count; ) {
        long next = next(follower);
        assertThat(next).isEqualTo(last + 1 + follower.takeMissed());
        last = next;
      }
    }
    return null;
  }

  @Test
  void who_waits_is_woken_up() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Follower> followers = new ArrayList<>();
      List<Future<Long>> numbers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Follower follower = ring.follow();
        followers.add(follower);
        numbers.add(threads.submit(() -> next(follower) + next(follower)));
      }
      tell(2);
      for (Future<Long> sum : numbers) {
        assertThat(sum.get()).isEqualTo(3);
      }
      followers.forEach(Follower::close);
    }
  }

  @Test
  void whoever_comes_after_all_have_gone_begins_anew() throws Exception {
    ring.follow().close();
    tell(1);
    try (Follower follower = ring.follow()) {
      assertThat(follower.poll(AT_ONCE)).isNull();
      tell(1);
      assertThat(next(follower)).isEqualTo(2);
    }
  }
}
