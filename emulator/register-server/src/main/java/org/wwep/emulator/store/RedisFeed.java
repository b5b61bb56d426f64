package org.wwep.emulator.store;

import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.function.Consumer;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * What servers of one Redis tell each other, by its channel {@code wwep:feed}; in a cluster it
 * reaches those at each of its servers.
 *
 * <p><b>Shape</b>: Redis keeps nothing of it, and who is not there at the moment misses it. Any
 * thread.
 */
public final class RedisFeed implements AutoCloseable {
  private static final String CHANNEL = "wwep:feed";

  private final RedisConnection link;
  private final StatefulRedisPubSubConnection<String, String> heard;

  RedisFeed(RedisConnection link, Consumer<String> listener) throws StoreUnavailableException {
    this.link = link;
    try {
      this.heard = link.subscriber();
      heard.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              listener.accept(message);
            }
          });
      heard.sync().subscribe(CHANNEL);
    } catch (RedisException e) {
      throw new StoreUnavailableException(link.where() + ": " + RedisErrorText.line(e), e);
    }
  }

  /**
   * Tells all who listen, this one too.
   *
   * @throws StoreUnavailableException if Redis does not take it; in a line
   */
  public void publish(String message) throws StoreUnavailableException {
    try {
      var _ = link.commands().publish(CHANNEL, message);
    } catch (RedisException e) {
      throw new StoreUnavailableException(link.where() + ": " + RedisErrorText.line(e), e);
    }
  }

  @Override
  public void close() {
    heard.close();
  }
}
