package org.wwep.emulator.server.netty;

import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.wwep.protocol.server.ServerRules;

/** What belongs to one event loop; owned by its thread. */
final class LoopContext {
  final EventLoop thread;
  final DeadlineQueue handshake;
  final DeadlineQueue read;

  /** For a client that has begun no frame. */
  final DeadlineQueue frame;

  final DeadlineQueue send;
  final LoopBufferAllocator buffer;
  final BacklogQueue backlog;
  private final Set<Member> connections = new HashSet<>();
  private boolean ended;

  /** A connection, as its loop knows it. */
  interface Member {
    /** Finishes what was begun, and then closes. */
    void finish();

    /** Closes at once. */
    void close();
  }

  LoopContext(EventLoop thread, NettySettings settings, BacklogQueue backlog) {
    ServerRules rules = settings.core().rules();
    this.thread = thread;
    this.backlog = backlog;
    this.handshake = new DeadlineQueue(thread, settings.limits().handshake());
    this.read = new DeadlineQueue(thread, rules.readTimeout());
    this.frame = new DeadlineQueue(thread, rules.patience(false));
    this.buffer = new LoopBufferAllocator();
    this.send = new DeadlineQueue(thread, settings.limits().send());
  }

  void add(Member connection) {
    connections.add(connection);
  }

  void remove(Member connection) {
    connections.remove(connection);
  }

  /** Has its thread do something, unless it has ended. */
  void later(Runnable action) {
    try {
      thread.execute(action);
    } catch (RejectedExecutionException _) {
      // The server has ended meanwhile, and nobody waits any more.
    }
  }

  /** Has each connection finish what it has begun. */
  void finish() {
    List.copyOf(connections).forEach(Member::finish);
  }

  /** Closes each connection, and what they shared. */
  void close() {
    List.copyOf(connections).forEach(Member::close);
    if (!ended) {
      ended = true;
      buffer.close();
    }
  }
}
