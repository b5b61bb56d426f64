package org.wwep.net.packet;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.rtos.Semaphore;

/**
 * A connection as callbacks see it.
 *
 * <p><b>Shape</b>: owned by the network task: use it within callbacks and timed events alone.
 */
public final class CallbackSocket implements PacketSender {
  private static final System.Logger LOG = System.getLogger(CallbackSocket.class.getName());

  /** Something firmware does with the socket. */
  @FunctionalInterface
  public interface Action {
    /** Does it; trouble that is let through ends the connection. */
    void run() throws LinkException, InterruptedException;
  }

  private final PacketSocket packets;
  private final NetworkTask network;
  private final SocketCallbacks callbacks;

  /** Lets the receiving task go on. */
  private final Semaphore taken;

  /** What came and is not the firmware's yet. */
  private final AtomicReference<@Nullable Packet> arrived = new AtomicReference<>();

  private volatile boolean leaving;
  private volatile boolean unregistered;

  CallbackSocket(
      PacketSocket packets, NetworkTask network, SocketCallbacks callbacks, Semaphore taken) {
    this.packets = packets;
    this.network = network;
    this.callbacks = callbacks;
    this.taken = taken;
  }

  @Override
  public Packet createPacket(int contentLength) throws LinkException {
    return packets.createPacket(contentLength);
  }

  @Override
  public void send(Packet packet, Duration timeout) throws LinkException, InterruptedException {
    packets.send(packet, timeout);
  }

  @Override
  public void awaitSent(Duration timeout) throws LinkException, InterruptedException {
    packets.awaitSent(timeout);
  }

  @Override
  public Endpoint peer() {
    return packets.peer();
  }

  /** Returns the packet that came, if there is one: it is the firmware's to delete from then on. */
  public Optional<Packet> receive() {
    Packet packet = arrived.getAndSet(null);
    if (packet != null) {
      taken.release();
    }
    return Optional.ofNullable(packet);
  }

  /** Does something in a while, unless the socket is disconnected by then. */
  public TimedEvent later(Duration delay, Action action) {
    return network.after(
        delay,
        () -> {
          if (!leaving && !unregistered) {
            call(action);
          }
        });
  }

  /**
   * Disconnects: what was sent still gets to the peer, and what comes from now on is dropped, until
   * the peer closes or the time is over.
   */
  public void disconnect(Duration linger) {
    if (leaving) {
      return;
    }
    leaving = true;
    withdraw();
    try {
      packets.finish();
      network.after(linger, packets::disconnect);
    } catch (LinkException e) {
      LOG.log(DEBUG, () -> peer() + " is gone: " + e.getMessage());
      packets.disconnect();
    }
  }

  /** Has nobody called from now on; returns whether that is new. */
  boolean unregister() {
    boolean before = unregistered;
    unregistered = true;
    return !before;
  }

  /** Returns what came and nobody received. */
  Optional<Packet> leftover() {
    return Optional.ofNullable(arrived.getAndSet(null));
  }

  boolean leaving() {
    return leaving;
  }

  void connect() throws InterruptedException {
    call(() -> callbacks.connected(this));
  }

  /** Offers a packet that came; by the receiving task. */
  void offer(Packet packet) {
    arrived.set(packet);
    network.post(this::arrive);
  }

  private void arrive() throws InterruptedException {
    if (unregistered) {
      return;
    }
    if (leaving) {
      withdraw();
    } else {
      call(() -> callbacks.received(this));
    }
  }

  /** Deletes what the firmware has not received. */
  void withdraw() {
    receive().ifPresent(Packet::delete);
  }

  void end() throws InterruptedException {
    if (!leaving && !unregistered) {
      call(() -> callbacks.disconnected(this));
      disconnect(Duration.ZERO);
    }
  }

  private void call(Action action) throws InterruptedException {
    try {
      action.run();
    } catch (LinkException e) {
      LOG.log(DEBUG, () -> peer() + " ended: " + e.getMessage());
      disconnect(Duration.ZERO);
    }
  }
}
