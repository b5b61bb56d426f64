package org.wwep.emulator.store;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * The connection to a Redis server or to a cluster, whichever the server says it is.
 *
 * <p>Safe for use by any thread: commands of all are sent down one connection, in order.
 */
final class RedisConnection {
  private static final Pattern SYSTEM_CALL =
      Pattern.compile("^\\S+ failed with error\\(-?\\d+\\): ");

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
  private AbstractRedisClient client;
  private @Nullable RedisClient single;
  private StatefulConnection<String, String> connection;
  private RedisClusterCommands<String, String> commands;

  private RedisConnection(
      RedisURI uri,
      String where,
      ClientResources resources,
      NextAddressResolver resolver,
      ClientOptions options) {
    this.where = where;
    this.resources = resources;
    RedisClient first = RedisClient.create(resources, uri);
    first.setOptions(options);
    client = first;
    boolean done = false;
    try {
      int addresses = resolver.count(uri.getHost());
      StatefulRedisConnection<String, String> plain = connect(first::connect, addresses);
      if (plain.sync().info("cluster").contains("cluster_enabled:1")) {
        stop(first);
        RedisClusterClient cluster = RedisClusterClient.create(resources, uri);
        client = cluster;
        cluster.setOptions(ClusterClientOptions.builder(options).build());
        StatefulRedisClusterConnection<String, String> all = connect(cluster::connect, addresses);
        connection = all;
        commands = all.sync();
      } else {
        single = first;
        connection = plain;
        commands = plain.sync();
      }
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  static RedisConnection connect(
      String url, ClientOptions options, Duration patience, NextAddressResolver resolver)
      throws StoreUnavailableException {
    RedisURI uri = RedisUrl.parse(url);
    uri.setTimeout(CONNECT);
    String host = uri.getHost().contains(":") ? "[" + uri.getHost() + "]" : uri.getHost();
    // Put together anew: what was typed may hold a password.
    String where =
        (uri.isSsl() ? "rediss://" : "redis://")
            + host
            + ":"
            + uri.getPort()
            + (uri.getDatabase() == 0 ? "" : "/" + uri.getDatabase());
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
      RedisConnection link = new RedisConnection(uri, where, resources, resolver, options);
      link.connection.setTimeout(patience);
      return link;
    } catch (RedisException e) {
      throw new StoreUnavailableException(
          where + ": " + line(e) + "; is the server running, and is the address right?", e);
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
    try (StatefulRedisConnection<String, String> connection = own.connect()) {
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

  /** Says in a line what a failed command means. */
  static String line(Exception e) {
    if (e instanceof RedisCommandTimeoutException) {
      return "no answer in time";
    }
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String text = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return switch (root) {
      case UnknownHostException _ -> "nobody knows that name (" + text + ")";
      case ConnectTimeoutException _ -> "no answer in time";
      case ConnectException _ when text.contains("refused") -> "refused: nobody listens there";
      // Netty names the system call before the system's own words.
      default -> SYSTEM_CALL.matcher(text).replaceFirst("");
    };
  }
}
