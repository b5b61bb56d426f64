package org.wwep.emulator.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes registers on the masters that have their slots, and returns once so many replicas have
 * them that a master may be lost.
 *
 * <p>Safe for use by any thread.
 *
 * <p><b>Source</b>: the pages on {@code WAIT} and on the cluster's redirections, redis.io.
 */
final class ReplicatedWriter implements AutoCloseable {
  /** {@code MOVED 3999 127.0.0.1:6381}; the host may be missing, and one of IPv6 has colons. */
  private static final Pattern ELSEWHERE = Pattern.compile("(MOVED|ASK) [0-9]+ (.*):([0-9]{1,5})");

  /** Of a master that does not answer at all: those who wait have gone by then. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  private final RedisClient client;
  private final ReplicaPolicy policy;
  private final MasterDirectory masters;
  private final Map<String, ReplicatedWriteQueue> queues = new ConcurrentHashMap<>();

  /** Writes by this policy. */
  ReplicatedWriter(
      ClientResources resources,
      ClientOptions options,
      ReplicaPolicy policy,
      MasterDirectory masters) {
    this.policy = policy;
    this.masters = masters;
    this.client = RedisClient.create(resources);
    this.client.setOptions(
        options
            .mutate()
            .autoReconnect(false)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build())
            .build());
  }

  /**
   * Writes a field of a hash.
   *
   * @throws RedisException if it is not known to be there, in a line
   */
  void write(String key, String field, String value, Duration patience) {
    RedisURI master =
        masters
            .master(key)
            .orElseGet(
                () -> {
                  masters.refresh();
                  throw new RedisException("no server has the slot of " + key);
                });
    ReplicatedWriteQueue queue = queue(master);
    ReplicatedWrite write = new ReplicatedWrite(key, field, value, queue);
    queue.submit(write);
    try {
      write.result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(write, patience);
      throw new RedisCommandTimeoutException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RedisException refused ? refused : new RedisException(e);
    } catch (InterruptedException e) {
      giveUp(write, patience);
      Thread.currentThread().interrupt();
      throw new RedisException("interrupted", e);
    }
  }

  /** Done first, so that it is not passed on to another master meanwhile. */
  private static void giveUp(ReplicatedWrite write, Duration patience) {
    write.result.cancel(false);
    write.queue.withdraw(write, patience);
  }

  private ReplicatedWriteQueue queue(RedisURI master) {
    return queues.computeIfAbsent(
        master.getHost() + ":" + master.getPort(),
        _ ->
            new ReplicatedWriteQueue(
                policy,
                () -> client.connectAsync(StringCodec.UTF8, master),
                this::redirect,
                masters::refresh));
  }

  private boolean redirect(ReplicatedWrite write, String error) {
    Matcher elsewhere = ELSEWHERE.matcher(error);
    if (write.result.isDone() || !elsewhere.matches() || !write.redirected()) {
      return false;
    }
    write.asking = elsewhere.group(1).equals("ASK");
    if (!write.asking) {
      masters.refresh();
    }
    queue(masters.server(elsewhere.group(2), Integer.parseInt(elsewhere.group(3)))).submit(write);
    return true;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
