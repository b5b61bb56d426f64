package org.wwep.client;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.Encoder;
import org.wwep.protocol.PaddedFrame;
import org.wwep.protocol.Request;

/**
 * Carries one request at a time to a register server: connect, send, await the reply, close.
 *
 * <p><b>Shape</b>: each step is a call of its own, so that a state machine can take them one by
 * one; {@link #exchange} takes them all.
 *
 * <p><b>Errors</b>: trouble on the link is a {@link LinkException}; what the server answers,
 * whatever it is, is a {@link ReplyOutcome}.
 *
 * <p>Owned by one task; {@link #close()} may come from any, and ends the call under way.
 */
public final class WwepClient implements AutoCloseable {
  private final NetworkStack net;
  private final InstantSource clock;
  private final ApiStyle api;
  private final SecureLayer layer;
  private final PacketPools pools;
  private final ClientTimeouts clientTimeouts;
  private volatile boolean padded;
  private volatile @Nullable Connection connection;
  private volatile @Nullable FrameChannel channel;

  /** Makes a client without a connection; its packets, if the style has any, are its own. */
  public WwepClient(
      NetworkStack net,
      InstantSource clock,
      ApiStyle api,
      SecureLayer layer,
      ClientTimeouts clientTimeouts) {
    this(net, clock, api, layer, new PacketPools(PoolSizes.DEFAULT), clientTimeouts);
  }

  /**
   * Makes a client without a connection.
   *
   * @param net the stack to connect over
   * @param clock what the reply's timeout is measured on
   * @param api how the connection is used
   * @param layer what is laid over the connection
   * @param pools where packets come from, if the style has any; others may use them as well
   * @param clientTimeouts how long each step may take
   */
  public WwepClient(
      NetworkStack net,
      InstantSource clock,
      ApiStyle api,
      SecureLayer layer,
      PacketPools pools,
      ClientTimeouts clientTimeouts) {
    this.net = net;
    this.clock = clock;
    this.api = api;
    this.layer = layer;
    this.pools = pools;
    this.clientTimeouts = clientTimeouts;
  }

  /** Has frames padded, as in the course's present edition, or not; for those from now on. */
  public void padFrames(boolean padded) {
    this.padded = padded;
  }

  /** Creates a socket, binds it to any port and connects it; one left open before is closed. */
  public void connect(Endpoint server) throws LinkException, InterruptedException {
    close();
    TcpSocket socket = layer.socket(net);
    connection = socket;
    socket.bind(0);
    socket.connect(server, clientTimeouts.connect());
    if (!layer.secures()) {
      channel = api.open(socket, pools);
    }
  }

  /**
   * Connects to the first of a server's addresses that takes the connection, and returns it.
   *
   * @throws ConnectFailedException if none does
   */
  public Endpoint connect(List<Endpoint> servers) throws LinkException, InterruptedException {
    return ConnectAttempts.first(
        servers,
        server -> {
          connect(server);
          return server;
        });
  }

  /** Secures the connection; nothing may have been sent on it. */
  public void secure() throws LinkException, InterruptedException {
    Connection raw = connection;
    if (raw == null) {
      throw new LocallyClosedException("there is no connection");
    }
    Connection secured = layer.secure(raw);
    connection = secured;
    channel = api.open(secured, pools);
  }

  /** Returns what protects the connection, one clause for a person, or nothing. */
  public Optional<String> protection() {
    Connection open = connection;
    return open == null ? Optional.empty() : open.protection();
  }

  /** Sends the request and lets it leave at once. */
  public void send(Request request) throws LinkException, InterruptedException {
    byte[] frame = Encoder.encode(request);
    opened().send(padded ? PaddedFrame.pad(frame) : frame, clientTimeouts.send());
  }

  /** Reads the reply to the request and judges it. */
  public ReplyOutcome awaitReply(Request request) throws LinkException, InterruptedException {
    return new ReplyReader(opened(), clock, padded).read(request, clientTimeouts.reply());
  }

  /** Carries one request from connection to close. */
  public ReplyOutcome exchange(Endpoint server, Request request)
      throws LinkException, InterruptedException {
    return exchange(List.of(server), request);
  }

  /** As {@link #exchange(Endpoint, Request)}, with the first address that takes the connection. */
  public ReplyOutcome exchange(List<Endpoint> servers, Request request)
      throws LinkException, InterruptedException {
    try {
      connect(servers);
      if (layer.secures()) {
        secure();
      }
      send(request);
      return awaitReply(request);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    end(Connection::close);
  }

  /**
   * Breaks the connection of an attempt that failed: what the stack has not brought to the server
   * yet, it never will, so that nothing of it is heard after a later attempt.
   */
  public void abort() {
    end(Connection::abort);
  }

  private void end(Consumer<Connection> ending) {
    Connection open = connection;
    FrameChannel frames = channel;
    // First: once the connection has ended, the task that waits on it may make another one.
    if (frames != null) {
      channel = null;
    }
    if (open != null) {
      connection = null;
      ending.accept(open);
    }
    if (frames != null) {
      frames.close();
    }
  }

  private FrameChannel opened() throws LocallyClosedException {
    FrameChannel open = channel;
    if (open == null) {
      throw new LocallyClosedException("there is no connection");
    }
    return open;
  }
}
