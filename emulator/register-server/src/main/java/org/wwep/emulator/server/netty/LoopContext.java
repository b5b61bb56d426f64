package org.wwep.emulator.server.netty;

import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wwep.protocol.server.ServerRules;

/** What belongs to one event loop; owned by its thread. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
final class LoopContext {
  final EventLoop thread;
  final DeadlineQueue handshake;
  final DeadlineQueue read;
  final DeadlineQueue idle;
  final DeadlineQueue send;
  final LoopBufferAllocator buffer;
  private final Set<ServerConnection> connections = new HashSet<>();
  private boolean ended;

  LoopContext(EventLoop thread, NettySettings settings, int read) {
    ServerRules rules = settings.core().rules();
    this.thread = thread;
    this.handshake = new DeadlineQueue(thread, settings.limits().handshake());
    this.read = new DeadlineQueue(thread, rules.readTimeout());
    this.idle = new DeadlineQueue(thread, rules.idleTimeout());
    this.buffer = new LoopBufferAllocator(read);
    this.send = new DeadlineQueue(thread, settings.limits().send());
  }

  void add(ServerConnection connection) {
    connections.add(connection);
  }

  void remove(ServerConnection connection) {
    connections.remove(connection);
  }

  /** Has each connection finish what it has begun. */
  void leave() {
    List.copyOf(connections).forEach(ServerConnection::leave);
  }

  /** Ends each connection, and what they shared. */
  void end() {
    List.copyOf(connections).forEach(ServerConnection::end);
    if (!ended) {
      ended = true;
      buffer.close();
    }
  }
}
