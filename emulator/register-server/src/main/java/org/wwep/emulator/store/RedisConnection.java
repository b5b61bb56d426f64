package org.wwep.emulator.store;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * The connection to a Redis server or to a cluster, whichever the server says it is.
 *
 * <p>Safe for use by any thread: commands of all are sent down one connection, in order.
 */
final class RedisConnection {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  static {
    // Since JDK 24 the virtual machine warns of what Netty would do without this.
    if (System.getProperty("io.netty.noUnsafe") == null) {
      System.setProperty("io.netty.noUnsafe", "true");
    }
  }

  private final String where;
  private final ClientResources resources;
  private final ClientOptions options;
  private final MasterDirectory masters;
  private AbstractRedisClient client;
  private @Nullable RedisClient single;
  private StatefulConnection<String, String> connection;
  private RedisClusterCommands<String, String> commands;

  private RedisConnection(
      List<RedisURI> servers,
      String where,
      ClientResources resources,
      NextAddressResolver resolver,
      ClientOptions options)
      throws StoreUnavailableException {
    this.where = where;
    this.resources = resources;
    this.options = options;
    RedisClient first = RedisClient.create(resources);
    first.setOptions(options);
    client = first;
    boolean done = false;
    try {
      StatefulRedisConnection<String, String> plain = first(first, servers, resolver);
      if (isCluster(plain, servers.size() > 1, where)) {
        stop(first);
        RedisClusterClient cluster = RedisClusterClient.create(resources, servers);
        client = cluster;
        cluster.setOptions(ClusterOptions.of(options));
        StatefulRedisClusterConnection<String, String> all = cluster.connect();
        connection = all;
        commands = all.sync();
        masters = new MasterDirectory(servers.getFirst(), cluster);
      } else if (servers.size() > 1) {
        throw new StoreUnavailableException(
            where
                + ": is no cluster, so that only one of these has the registers: give that alone");
      } else {
        single = first;
        connection = plain;
        commands = plain.sync();
        masters = new MasterDirectory(servers.getFirst(), null);
      }
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Asks the server; one that does not tell a user is taken for a single one, if alone. */
  private static boolean isCluster(
      StatefulRedisConnection<String, String> server, boolean among, String where)
      throws StoreUnavailableException {
    try {
      return server.sync().info("cluster").contains("cluster_enabled:1");
    } catch (RedisCommandExecutionException e) {
      String why = RedisErrorText.line(e);
      if (!why.startsWith("NOPERM")) {
        throw e;
      }
      if (among) {
        throw new StoreUnavailableException(
            where + ": " + why + "; allow the user +info, or give one server", e);
      }
      return false;
    }
  }

  static RedisConnection connect(
      String url, ClientOptions options, Duration patience, NextAddressResolver resolver)
      throws StoreUnavailableException {
    List<RedisURI> servers = RedisUrl.parse(url);
    servers.forEach(uri -> uri.setTimeout(CONNECT));
    String where = RedisUrl.text(servers);
    ClientResources resources =
        ClientResources.builder()
            .addressResolverGroup(resolver)
            .nettyCustomizer(
                new NettyCustomizer() {
                  @Override
                  public void afterChannelInitialized(Channel channel) {
                    channel.pipeline().addFirst(resolver.watch());
                  }
                })
            .reconnectDelay(
                Delay.exponential(Duration.ofMillis(20), LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
            .build();
    try {
      RedisConnection link = new RedisConnection(servers, where, resources, resolver, options);
      link.connection.setTimeout(patience);
      return link;
    } catch (RedisException e) {
      throw new StoreUnavailableException(where + ": " + RedisErrorText.refusal(e), e);
    }
  }

  /** Connects to the first server that answers. */
  private static StatefulRedisConnection<String, String> first(
      RedisClient client, List<RedisURI> servers, NextAddressResolver resolver) {
    for (int i = 0; ; i++) {
      RedisURI server = servers.get(i);
      try {
        return connect(
            () -> client.connect(StringCodec.UTF8, server), resolver.count(server.getHost()));
      } catch (RedisConnectionException e) {
        if (i == servers.size() - 1) {
          throw e;
        }
      }
    }
  }

  /** Tries each address of the server's name once. */
  private static <T> T connect(Supplier<T> attempt, int addresses) {
    for (int left = addresses; ; left--) {
      try {
        return attempt.get();
      } catch (RedisConnectionException e) {
        if (left <= 1) {
          throw e;
        }
      }
    }
  }

  /** Returns the address, without a password. */
  String where() {
    return where;
  }

  RedisClusterCommands<String, String> commands() {
    return commands;
  }

  /** Returns which server each key is written on. */
  MasterDirectory masters() {
    return masters;
  }

  /** Returns what writes to masters and has their replicas confirm it; to be closed before this. */
  ReplicatedWriter writer(ReplicaPolicy policy) {
    return new ReplicatedWriter(resources, options, policy, masters);
  }

  /** Returns a connection of its own that hears what others publish. */
  StatefulRedisPubSubConnection<String, String> subscriber() {
    return client instanceof RedisClusterClient cluster
        ? cluster.connectPubSub()
        : Objects.requireNonNull(single).connectPubSub(StringCodec.UTF8, masters.only());
  }

  /** Does something for each of several keys: at once on a single server, in turn in a cluster. */
  void transaction(
      Function<RedisClusterCommands<String, String>, Collection<String>> keys,
      BiConsumer<RedisClusterCommands<String, String>, String> each) {
    RedisClient own = single;
    if (own == null) {
      keys.apply(commands).forEach(key -> each.accept(commands, key));
      return;
    }
    // A connection of its own: on the shared one, others' commands would join the transaction.
    try (StatefulRedisConnection<String, String> connection =
        own.connect(StringCodec.UTF8, masters.only())) {
      RedisCommands<String, String> redis = connection.sync();
      Collection<String> all = keys.apply(redis);
      redis.multi();
      all.forEach(key -> each.accept(redis, key));
      TransactionResult result = redis.exec();
      for (Object answer : result) {
        if (answer instanceof RedisException refused) {
          throw refused;
        }
      }
    }
  }

  void close() {
    stop(client);
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }

  private static void stop(AbstractRedisClient client) {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
