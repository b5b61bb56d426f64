package org.wwep.emulator.server.netty;

import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wwep.emulator.server.ServerOptions;

/** What belongs to one event loop; owned by its thread. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
final class Loop {
  final EventLoop thread;
  final Deadlines handshake;
  final Deadlines read;
  final Deadlines idle;
  final Deadlines send;
  final LoopBuffer buffer;
  private final Set<Served> connections = new HashSet<>();
  private boolean ended;

  Loop(EventLoop thread, NettySettings settings, int read) {
    ServerOptions options = settings.options();
    this.thread = thread;
    this.handshake = new Deadlines(thread, settings.limits().handshake());
    this.read = new Deadlines(thread, options.readTimeout());
    this.idle = new Deadlines(thread, options.idleTimeout());
    this.buffer = new LoopBuffer(read);
    this.send = new Deadlines(thread, settings.limits().send());
  }

  void add(Served connection) {
    connections.add(connection);
  }

  void remove(Served connection) {
    connections.remove(connection);
  }

  /** Has each connection finish what it has begun. */
  void leave() {
    List.copyOf(connections).forEach(Served::leave);
  }

  /** Ends each connection, and what they shared. */
  void end() {
    List.copyOf(connections).forEach(Served::end);
    if (!ended) {
      ended = true;
      buffer.close();
    }
  }
}
