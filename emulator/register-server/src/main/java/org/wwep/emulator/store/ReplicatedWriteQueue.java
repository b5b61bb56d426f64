package org.wwep.emulator.store;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Durations;

/**
 * The writes for one master. Those that wait at the same time go together, with one {@code WAIT}
 * behind them, on a connection of their own: {@code WAIT} is about what its own connection has
 * written.
 *
 * <p>That connection is never made again by itself. On a new one a {@code WAIT} that was still to
 * be sent would be about no write at all, and succeed.
 *
 * <p>Safe for use by any thread.
 */
final class ReplicatedWriteQueue {
  private static final int MOST_AT_ONCE = 512;

  private final ReplicaPolicy policy;
  private final Supplier<CompletionStage<StatefulRedisConnection<String, String>>> connect;
  private final BiPredicate<ReplicatedWrite, String> redirect;
  private final Runnable masterLost;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashSet<ReplicatedWrite> waiting = new LinkedHashSet<>();
  private @Nullable StatefulRedisConnection<String, String> connection;
  private boolean busy;
  private long busySince;

  /** How many batches were sent or given up. */
  private long batches;

  /** A write that was sent, and what becomes of it. */
  private record Sent(ReplicatedWrite write, RedisFuture<Boolean> answer) {}

  /**
   * Begins without a connection.
   *
   * @param redirect passes a write on if this error says that another server is to have it
   * @param masterLost is told that the connection failed
   */
  ReplicatedWriteQueue(
      ReplicaPolicy policy,
      Supplier<CompletionStage<StatefulRedisConnection<String, String>>> connect,
      BiPredicate<ReplicatedWrite, String> redirect,
      Runnable masterLost) {
    this.policy = policy;
    this.connect = connect;
    this.redirect = redirect;
    this.masterLost = masterLost;
  }

  void submit(ReplicatedWrite write) {
    lock.lock();
    try {
      write.queue = this;
      waiting.add(write);
      if (!busy) {
        next();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes that nobody waits for a write any more: it is not sent if it was not yet, nor will be if
   * it is done, whatever queue has it by then. A connection that is silent for longer than this is
   * closed, so that those behind have another.
   */
  void withdraw(ReplicatedWrite write, Duration patience) {
    boolean lost = false;
    lock.lock();
    try {
      // One that waits counts too: while many write, those that were sent have mostly begun to wait
      // before their batch was, and know of a shorter silence.
      waiting.remove(write);
      StatefulRedisConnection<String, String> silent = connection;
      if (busy && silent != null && System.nanoTime() - busySince > patience.toNanos()) {
        lost = true;
        var _ = silent.closeAsync();
        connection = null;
        // What may still come of the one under way is no reason to go on.
        batches++;
        next();
      }
    } finally {
      lock.unlock();
    }
    if (lost) {
      masterLost.run();
    }
  }

  /** Sends what waits; with the lock. */
  private void next() {
    busy = !waiting.isEmpty();
    if (!busy) {
      return;
    }
    busySince = System.nanoTime();
    StatefulRedisConnection<String, String> open = connection;
    if (open != null && open.isOpen()) {
      send(open);
    } else {
      connection = null;
      connect.get().whenComplete(this::connected);
    }
  }

  private void connected(
      @Nullable StatefulRedisConnection<String, String> made, @Nullable Throwable failure) {
    List<ReplicatedWrite> failed = List.of();
    lock.lock();
    try {
      if (made != null) {
        made.setAutoFlushCommands(false);
        connection = made;
        busySince = System.nanoTime();
        send(made);
      } else {
        failed = List.copyOf(waiting);
        waiting.clear();
        busy = false;
      }
    } finally {
      lock.unlock();
    }
    if (failure != null) {
      masterLost.run();
      failed.forEach(write -> write.result.completeExceptionally(failure));
    }
  }

  /** Sends the writes that somebody waits for still; with the lock. */
  private void send(StatefulRedisConnection<String, String> master) {
    RedisAsyncCommands<String, String> redis = master.async();
    List<Sent> batch = new ArrayList<>();
    Iterator<ReplicatedWrite> writes = waiting.iterator();
    while (writes.hasNext() && batch.size() < MOST_AT_ONCE) {
      ReplicatedWrite write = writes.next();
      writes.remove();
      if (write.result.isDone()) {
        continue; // Its writer has gone.
      }
      if (write.asking) {
        var _ = redis.asking();
      }
      batch.add(new Sent(write, redis.hset(write.key, write.field, write.value)));
    }
    if (batch.isEmpty()) {
      busy = false;
      return;
    }
    RedisFuture<Long> replicas =
        redis.waitForReplication(policy.replicas(), policy.timeout().toMillis());
    master.flushCommands();
    long number = ++batches;
    replicas.whenComplete((count, failure) -> answered(number, batch, count, failure));
  }

  private void answered(
      long number, List<Sent> batch, @Nullable Long replicas, @Nullable Throwable failure) {
    if (failure != null) {
      masterLost.run();
    }
    batch.forEach(sent -> settle(sent, replicas, failure));
    lock.lock();
    try {
      // Else it was given up, and others went on.
      if (number == batches) {
        next();
      }
    } finally {
      lock.unlock();
    }
  }

  private void settle(Sent sent, @Nullable Long replicas, @Nullable Throwable failure) {
    Throwable refused = refusal(sent.answer);
    if (refused != null) {
      if (!redirect.test(sent.write, String.valueOf(refused.getMessage()))) {
        sent.write.result.completeExceptionally(refused);
      }
    } else if (failure != null) {
      sent.write.result.completeExceptionally(failure);
    } else if (replicas == null || replicas < policy.replicas()) {
      sent.write.result.completeExceptionally(
          new RedisException(
              "%d of %d replicas had a write within %s"
                  .formatted(
                      replicas == null ? 0 : replicas,
                      policy.replicas(),
                      Durations.format(policy.timeout()))));
    } else {
      sent.write.result.complete(null);
    }
  }

  /** Returns why the master did not take it, null if it did; it is done, as what followed it is. */
  private static @Nullable Throwable refusal(RedisFuture<Boolean> answer) {
    return switch (answer.toCompletableFuture().state()) {
      case SUCCESS -> null;
      case FAILED -> answer.toCompletableFuture().exceptionNow();
      case CANCELLED, RUNNING -> new RedisException("no answer");
    };
  }
}
