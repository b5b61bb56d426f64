package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.List;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ResourcesExhaustedException;
import org.wwep.net.TcpSocket;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** A client's socket: the part before it is a connection. */
final class SimSocket extends SimConnection implements TcpSocket {
  private static final long FIRST_RETRY = Duration.ofSeconds(1).toNanos();

  /** How the other side answers a request for a connection. */
  private enum ConnectReply {
    NONE,
    ACCEPTED,
    REFUSED
  }

  private final WaitQueue connecting;
  private ConnectReply connectReply = ConnectReply.NONE;
  private int chosen;
  private long ordinal;
  private boolean connected;

  SimSocket(SimHost host) {
    super(host, true);
    this.connecting = host.world().waitQueue();
  }

  @Override
  public void bind(int port) throws LinkException {
    Endpoint wanted = new Endpoint(host().address(), port);
    if (isClosed()) {
      throw locallyClosed();
    }
    if (local.port() != 0) {
      throw new IllegalStateException("already bound to " + local);
    }
    if (port == 0) {
      // Chosen when connecting.
      return;
    }
    if (!host().ports().take(port)) {
      throw BindFailedException.inUse(wanted);
    }
    chosen = port;
    local = wanted;
  }

  @Override
  public void connect(Endpoint remote, Duration timeout)
      throws LinkException, InterruptedException {
    Ranges.timeout(timeout);
    if (remote.port() == 0) {
      throw new IllegalArgumentException("a port to connect to is 1 to 65535, was 0");
    }
    if (connected && !isClosed()) {
      throw new IllegalStateException("already connected to " + remote());
    }
    if (isClosed()) {
      throw locallyClosed();
    }
    try {
      world().throwIfCancelled();
      takePort(remote);
      new ConnectAttempt(remote).begin();
      await(remote, timeout);
      connected = true;
    } finally {
      if (!connected) {
        close();
      }
    }
  }

  private void takePort(Endpoint remote) throws ResourcesExhaustedException {
    if (chosen == 0) {
      chosen = host().ports().takeAny(world().nanos());
      if (chosen == 0) {
        throw new ResourcesExhaustedException(
            "no local port left to connect to " + remote + " from");
      }
      local = new Endpoint(host().address(), chosen);
    }
  }

  private void await(Endpoint remote, Duration timeout) throws LinkException, InterruptedException {
    long deadline = connecting.deadline(timeout);
    while (connectReply == ConnectReply.NONE) {
      boolean woken = connecting.await(deadline);
      if (isClosed()) {
        throw LocallyClosedException.connection(null, true);
      }
      if (!woken && connectReply == ConnectReply.NONE) {
        throw ConnectFailedException.noAnswer(remote, Durations.millis(timeout));
      }
    }
    if (connectReply == ConnectReply.REFUSED) {
      throw ConnectFailedException.refused(remote);
    }
  }

  private Simulation world() {
    return host().world();
  }

  @Override
  void onClose() {
    if (chosen != 0) {
      host().ports().release(chosen);
    }
    connecting.wakeAll();
  }

  /** Takes the host's faults as they are now, and says which connection of the host this is. */
  private void takeFaults(long ordinal) {
    this.ordinal = ordinal;
    faults(host().hostFaults().specs());
  }

  void faults(List<FaultSpec> faults) {
    faults(faults, ordinal, host().hostFaults().hits());
  }

  /** The three segments that open a connection. */
  private final class ConnectAttempt {
    private final Endpoint remote;
    private final long ordinal = host().nextConnection();
    private final SimRandom random = host().seed(ordinal).random();
    private final Pipe out = new Pipe(SimSocket.this, random);
    private long retry = FIRST_RETRY;

    ConnectAttempt(Endpoint remote) {
      this.remote = remote;
    }

    void begin() {
      long lost = out.timing().retransmissions();
      world().at(world().nanos() + lost + out.timing().travel(), _ -> requested(), 0);
    }

    /** The request arrives, or does not. */
    private void requested() {
      if (isClosed()) {
        return;
      }
      SimHost peer = host().network().at(remote.address());
      if (peer == null || !peer.reachable() || !host().reachable()) {
        host().hostFaults().countOutOfRange(HitUnit.PACKET);
        if (peer != null) {
          peer.hostFaults().countOutOfRange(HitUnit.PACKET);
        }
        again();
        return;
      }
      SimListener listener = peer.listener(remote.port());
      if (listener == null) {
        world().at(world().nanos() + out.timing().travel(), _ -> answered(ConnectReply.REFUSED), 0);
      } else if (listener.reserve()) {
        accepted(listener, peer);
      } else {
        again();
      }
    }

    private void again() {
      world().at(world().nanos() + retry, _ -> requested(), 0);
      retry *= 2;
    }

    private void accepted(SimListener listener, SimHost peer) {
      SimConnection theirs = new SimConnection(peer, false);
      theirs.local = listener.local();
      theirs.remote = local;
      Pipe back = new Pipe(theirs, random);
      long number = host().network().nextConnection();
      theirs.established(number, back, out);
      peer.opened(theirs);
      long there = world().nanos() + out.timing().travel();
      world().at(there, _ -> established(number, back), 0);
      world().at(there + out.timing().travel(), _ -> listener.arrived(theirs), 0);
    }

    private void established(long number, Pipe back) {
      if (isClosed()) {
        out.reset();
        return;
      }
      SimSocket.this.remote = remote;
      SimSocket.this.established(number, out, back);
      takeFaults(ordinal);
      SimNetwork network = host().network();
      if (network.watched()) {
        network.tell(new TrafficEvent.Opened(number, local, remote));
      }
      answered(ConnectReply.ACCEPTED);
    }

    private void answered(ConnectReply given) {
      if (!isClosed()) {
        connectReply = given;
        connecting.wakeAll();
      }
    }
  }
}
