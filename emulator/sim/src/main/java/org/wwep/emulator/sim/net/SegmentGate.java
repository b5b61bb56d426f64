package org.wwep.emulator.sim.net;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.wwep.emulator.fault.Direction;

/**
 * Where a network's rules judge the segments of one direction, in order: what follows a lost one
 * waits until that has got through.
 */
final class SegmentGate {
  private static final int MOST_TRIES = 10;

  /** What lies on both sides of the gate. */
  interface Way {
    /** Lets a segment go, this many nanoseconds later than it would. */
    void pass(byte[] bytes, boolean end, long delay);

    /** Breaks the connection on both ends. */
    void breakOff();

    /** Has the sender give up. */
    void giveUp();

    /** Returns whether nothing is sent here any more. */
    boolean isOver();
  }

  private record Held(ByteBuffer bytes, boolean end) {}

  private final SimNetwork network;
  private final SimConnection sender;
  private final Direction direction;
  private final Way way;
  private final Deque<Held> held = new ArrayDeque<>();
  private int attempt = 1;

  SegmentGate(SimConnection sender, Way way) {
    this.network = sender.host().network();
    this.sender = sender;
    this.direction = sender.isClient() ? Direction.UPSTREAM : Direction.DOWNSTREAM;
    this.way = way;
  }

  /** Takes a segment, or the end of the stream. */
  void offer(byte[] bytes, boolean end) {
    held.add(new Held(ByteBuffer.wrap(bytes), end));
    if (held.size() == 1) {
      judge();
    }
  }

  private void judge() {
    while (!held.isEmpty() && !way.isOver()) {
      Held first = held.getFirst();
      SegmentRules.Judgement judgement = network.rules().judge(seen(first));
      if (!(judgement.verdict() instanceof SegmentVerdict.Pass) && network.watched()) {
        tell(judgement, first);
      }
      switch (judgement.verdict()) {
        case SegmentVerdict.Pass _ -> release(first, 0);
        case SegmentVerdict.Delay(Duration by) -> release(first, by.toNanos());
        case SegmentVerdict.Drop _ -> {
          again();
          return;
        }
        case SegmentVerdict.Break _ -> way.breakOff();
      }
    }
  }

  private void release(Held first, long delay) {
    held.removeFirst();
    attempt = 1;
    way.pass(first.bytes().array(), first.end(), delay);
  }

  private void again() {
    if (attempt >= MOST_TRIES) {
      way.giveUp();
      return;
    }
    long pause = network.link().retransmission().toNanos() << (attempt - 1);
    attempt++;
    network.world().at(network.world().nanos() + pause, _ -> judge(), 0);
  }

  private NetworkSegment seen(Held first) {
    return new NetworkSegment(
        sender.number(),
        direction,
        sender.local(),
        sender.remote(),
        first.bytes(),
        network.world().now(),
        attempt);
  }

  private void tell(SegmentRules.Judgement judgement, Held first) {
    network.tell(
        new TrafficEvent.Ruled(
            sender.number(),
            sender.isClient(),
            judgement.rule(),
            judgement.verdict(),
            first.bytes().remaining()));
  }
}
