package org.wwep.emulator.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * Registers in Redis or Valkey, single or cluster, so that several servers share them.
 *
 * <p><b>Shape</b>: one hash a device, {@code wwep:0FAC}, its fields the registers as two digits,
 * its values four, so that in a cluster all of a device is in one slot. A write returns once Redis
 * said yes, or once so many replicas have it ({@link ReplicaPolicy}); whether it then survives
 * Redis is Redis's configuration ({@code appendfsync always}).
 *
 * <p><b>Errors</b>: a command that Redis refuses, or does not answer within {@link #PATIENCE}, is
 * {@link StoreUnavailableException}; the connection comes back by itself, and no write is sent a
 * second time after its writer was told so.
 */
public final class RedisStore implements Store {
  /** Less than the 500 ms that a device waits for its reply: it hears the X. */
  public static final Duration PATIENCE = Duration.ofMillis(400);

  /** To connect to a master and have its replicas' word; no device waits yet. */
  private static final Duration LONGEST_START = Duration.ofSeconds(2);

  private final RedisConnection link;
  private final @Nullable ReplicatedWriter replicated;
  private final Duration patience;
  private final OutageLog outageLog;
  private volatile boolean closed;

  private RedisStore(RedisConnection link, ReplicaPolicy policy, Duration patience) {
    this.link = link;
    this.replicated = policy.waits() ? link.writer(policy) : null;
    this.patience = patience;
    this.outageLog = new OutageLog(link.where());
  }

  /**
   * Connects.
   *
   * @param url {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DB]}, or {@code rediss://} for TLS; of
   *     a cluster several of its servers, with commas, or one of them
   * @param policy who has to have a write before it counts
   * @throws IllegalArgumentException if it is no such URL
   * @throws StoreUnavailableException if nobody answers there, or refuses; in one line
   */
  public static RedisStore connect(String url, ReplicaPolicy policy)
      throws StoreUnavailableException {
    RedisStore store = connect(url, PATIENCE, policy);
    boolean works = false;
    try {
      store.warmUp();
      works = true;
      return store;
    } finally {
      if (!works) {
        store.close();
      }
    }
  }

  /**
   * Writes to each master, as connecting would take of the first writes' time. One that is away
   * does not matter as long as there are others; where replicas count, one has to have theirs.
   */
  private void warmUp() throws StoreUnavailableException {
    RedisException refused = new RedisException("no server has a slot");
    boolean written = false;
    for (String key : link.masters().probes()) {
      try {
        put(link.commands(), key, "00", "0000", LONGEST_START);
        written = true;
      } catch (RedisException e) {
        refused = e;
      }
    }
    if (!written && replicated != null) {
      throw outageLog.failed(RedisErrorText.line(refused), refused);
    }
  }

  /** Connects, and waits this long for each answer. */
  static RedisStore connect(String url, Duration patience, ReplicaPolicy policy)
      throws StoreUnavailableException {
    return connect(url, patience, policy, new NextAddressResolver(InetAddress::getAllByName));
  }

  /** Connects by other names than the operating system's. */
  static RedisStore connect(
      String url, Duration patience, ReplicaPolicy policy, NextAddressResolver resolver)
      throws StoreUnavailableException {
    return new RedisStore(
        RedisConnection.connect(url, options(), patience, resolver), policy, patience);
  }

  private static ClientOptions options() {
    return ClientOptions.builder()
        // A write that waits for a connection would outlive its writer.
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .build();
  }

  @Override
  public boolean write(DeviceId device, int register, int value) throws StoreUnavailableException {
    Register one = new Register(device, register, value);
    ask(redis -> put(redis, RegisterKeys.of(device.toString()), one.numberText(), one.valueText()));
    return true;
  }

  private boolean put(
      RedisClusterCommands<String, String> redis, String key, String field, String value) {
    return put(redis, key, field, value, patience);
  }

  private boolean put(
      RedisClusterCommands<String, String> redis,
      String key,
      String field,
      String value,
      Duration patience) {
    ReplicatedWriter writer = replicated;
    if (writer == null) {
      return redis.hset(key, field, value);
    }
    writer.write(key, field, value, patience);
    return true;
  }

  @Override
  public OptionalInt read(DeviceId device, int register) throws StoreUnavailableException {
    String field = "%02X".formatted(register);
    return ask(
        redis -> {
          String value = redis.hget(RegisterKeys.of(device.toString()), field);
          return value == null
              ? OptionalInt.empty()
              : OptionalInt.of(RegisterKeys.register(device.toString(), field, value).value());
        });
  }

  @Override
  public List<Register> all() throws StoreUnavailableException {
    return ask(
        redis -> {
          List<Register> all = new ArrayList<>();
          for (String device : RegisterKeys.devices(redis)) {
            redis
                .hgetall(RegisterKeys.of(device))
                .forEach((number, value) -> all.add(RegisterKeys.register(device, number, value)));
          }
          all.sort(null);
          return all;
        });
  }

  /** In a cluster it is one device at a time: there is no transaction over all of them. */
  @Override
  public void replaceAll(Collection<Register> registers) throws StoreUnavailableException {
    Map<String, List<Register>> byDevice =
        registers.stream().collect(Collectors.groupingBy(one -> one.device().toString()));
    checkOpen();
    try {
      link.transaction(
          redis -> {
            TreeSet<String> devices = new TreeSet<>(RegisterKeys.devices(redis));
            devices.addAll(byDevice.keySet());
            return devices;
          },
          (redis, device) ->
              RegisterKeys.replace(redis, device, byDevice.getOrDefault(device, List.of())));
      outageLog.worked();
    } catch (RedisException | IllegalArgumentException e) {
      throw outageLog.failed(RedisErrorText.line(e), e);
    }
  }

  /**
   * Writes a field of a key that is no device's, {@code wwep:probe}: what Redis refuses a write for
   * (it is a replica, it has no memory left, it cannot save) it refuses this for too.
   *
   * <p>In a cluster it is well as long as one master takes writes: all servers see the same
   * masters, so that none would be ready as soon as one of these fails.
   */
  @Override
  public void probe() throws StoreUnavailableException {
    ask(this::probe);
  }

  private boolean probe(RedisClusterCommands<String, String> redis) {
    RedisException refused = new RedisException("no server has a slot");
    for (String key : link.masters().probes()) {
      try {
        return put(redis, key, "00", "0000");
      } catch (RedisException e) {
        refused = e;
      }
    }
    throw refused;
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void close() {
    closed = true;
    ReplicatedWriter writer = replicated;
    if (writer != null) {
      writer.close();
    }
    link.close();
  }

  /**
   * Begins to hear what servers of this Redis tell each other; to be closed before this.
   *
   * @param listener is told each message, by a thread that must not wait
   */
  public RedisFeed feed(Consumer<String> listener) throws StoreUnavailableException {
    return new RedisFeed(link, listener);
  }

  private <T> T ask(Function<RedisClusterCommands<String, String>, T> question)
      throws StoreUnavailableException {
    checkOpen();
    try {
      T answer = question.apply(link.commands());
      outageLog.worked();
      return answer;
    } catch (RedisException | IllegalArgumentException e) {
      throw outageLog.failed(RedisErrorText.line(e), e);
    }
  }

  private void checkOpen() throws StoreUnavailableException {
    if (closed) {
      throw new StoreUnavailableException(link.where() + ": is closed");
    }
  }
}
