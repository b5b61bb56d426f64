package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Delivery;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.FaultyStream;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.Segment.Kind;

/**
 * One direction of a connection: carries segments in order, each as late as the path says.
 *
 * <p><b>Units</b>: nanoseconds, bytes.
 */
final class Pipe implements SegmentGate.Way {
  /** What may be under way or unread at a time. */
  static final int WINDOW = 64 * 1024;

  private static final long LONGEST_PAUSE = 60_000_000_000L;
  private static final int MOST_TRIES = 10;

  private final SimNetwork network;
  private final Simulation world;
  private final LinkTiming timing;
  private final SimConnection from;
  private @Nullable SimConnection to;
  private @Nullable FaultyStream faulted;
  private @Nullable SegmentGate gate;
  private boolean over;
  private int unread;
  private long lastArrival;
  private long brokenAt = Long.MAX_VALUE;

  Pipe(SimConnection from, SimRandom random) {
    this.network = from.host().network();
    this.world = network.world();
    this.from = from;
    this.timing = new LinkTiming(network, random);
  }

  void leadsTo(SimConnection to) {
    this.to = to;
  }

  /** Returns how long its segments take. */
  LinkTiming timing() {
    return timing;
  }

  /** Returns how many bytes may be sent now. */
  int room() {
    return WINDOW - unread;
  }

  /** Takes the faults that its direction has from now on. */
  void faults(List<FaultSpec> faults, Direction direction, long connection, HitListener hits) {
    if (faulted == null) {
      if (faults.isEmpty()) {
        return;
      }
      faulted =
          new FaultyStream(
              List.of(), direction, from.host().network().faultSeed(), connection, hits);
      enact(faulted.open(world.now()));
    }
    enact(faulted.change(faults, world.now()));
  }

  void data(byte[] bytes) {
    if (faulted == null) {
      carry(bytes);
    } else {
      enact(faulted.data(bytes, world.now()));
    }
  }

  void end() {
    if (faulted == null) {
      carryEnd();
    } else {
      enact(faulted.end(world.now()));
    }
  }

  private void enact(List<Delivery> deliveries) {
    for (Delivery delivery : deliveries) {
      long at = world.nanos() + Duration.between(world.now(), delivery.at()).toNanos();
      if (at <= world.nanos()) {
        enact(delivery);
      } else {
        world.at(at, _ -> enact(delivery), 0);
      }
    }
  }

  /** What a fault kept back is forgotten with the connection, as a proxy would. */
  private void enact(Delivery delivery) {
    if (isOver()) {
      return;
    }
    switch (delivery) {
      case Delivery.Bytes(var _, byte[] bytes) -> carry(bytes);
      case Delivery.End _ -> carryEnd();
      case Delivery.Reset _ -> breakOff();
      case Delivery.Closed _ -> {
        over = true;
        from.peerFinished();
        if (to != null) {
          to.peerFinished();
        }
      }
    }
  }

  private void carry(byte[] bytes) {
    unread += bytes.length;
    if (ruled()) {
      gate().offer(bytes, false);
    } else {
      transmit(Kind.DATA, bytes, timing.leaving(bytes.length), 0);
    }
  }

  private void carryEnd() {
    if (ruled()) {
      gate().offer(Segment.NONE, true);
    } else {
      transmit(Kind.FIN, Segment.NONE, timing.leaving(0), 0);
    }
  }

  /** What waits at a gate stays in front of what comes, also when the last rule has gone. */
  private boolean ruled() {
    return gate != null || !network.rules().isEmpty();
  }

  private SegmentGate gate() {
    if (gate == null) {
      gate = new SegmentGate(from, this);
    }
    return gate;
  }

  @Override
  public void pass(byte[] bytes, boolean end, long delay) {
    transmit(end ? Kind.FIN : Kind.DATA, bytes, timing.leaving(bytes.length), delay);
  }

  @Override
  public void breakOff() {
    giveUp();
    if (to != null) {
      to.peerReset();
    }
  }

  @Override
  public void giveUp() {
    over = true;
    from.peerReset();
  }

  @Override
  public boolean isOver() {
    return over || world.nanos() > brokenAt;
  }

  /** Tells the other end that the connection is broken; what was not sent yet never will be. */
  void reset() {
    long now = world.nanos();
    brokenAt = Math.min(brokenAt, now);
    world.at(now + timing.travel(), new Segment(this, Kind.RST, Segment.NONE, now), 0);
  }

  /** Without power nothing is sent, nor again what was lost. */
  void silence() {
    brokenAt = Math.min(brokenAt, world.nanos());
  }

  private void transmit(Kind kind, byte[] bytes, long leaves, long delay) {
    long sentAt = leaves + timing.retransmissions() + delay;
    lastArrival = Math.max(lastArrival, sentAt + timing.travel());
    world.at(lastArrival, new Segment(this, kind, bytes, sentAt), 0);
  }

  void arrived(Segment segment) {
    SimConnection end = to;
    if (end == null || segment.sentAt > brokenAt) {
      return;
    }
    if (!end.host().reachable() || !from.host().hostFaults().inRange()) {
      end.host().hostFaults().countOutOfRange(HitUnit.PACKET);
      from.host().hostFaults().countOutOfRange(HitUnit.PACKET);
      again(segment);
      return;
    }
    switch (segment.kind) {
      case DATA -> end.arrived(segment.bytes);
      case FIN -> end.peerFinished();
      case RST -> end.peerReset();
    }
  }

  /** What did not get through is sent again, until it does or the sender has tried for long. */
  private void again(Segment segment) {
    if (segment.tries >= MOST_TRIES) {
      from.peerReset();
      return;
    }
    long pause = network.link().retransmission().toNanos() << segment.tries;
    long later = world.nanos() + Math.min(pause, LONGEST_PAUSE);
    lastArrival = Math.max(lastArrival, later);
    if (segment.kind != Kind.RST) {
      world.at(later, segment.again(later), 0);
    }
  }

  /** The reader took bytes: as many may be sent again. */
  void read(int count) {
    unread -= count;
    from.windowOpened();
  }
}
