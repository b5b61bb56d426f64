package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;

/**
 * One direction of one connection under its faults, without any I/O, clock or thread: it is told
 * what the sender does, and tells what the receiver gets, and when.
 *
 * <p><b>Shape</b>: each call returns the deliveries it causes, which may lie in the future. Bytes
 * and the end are in order of time, within a list and from one call to the next, and no byte
 * overtakes another. Behind a {@link Reset} or a {@link Closed} come no bytes any more, but maybe
 * another of these for an earlier time: whichever is due first counts, and what is due later is
 * void. What has been returned stands; a change of the faults holds for what comes after. Faults
 * stand in a chain, in the order of the list. Instants never go backwards. Owned by one task.
 *
 * <p>The seed, the name of a fault, the number of the connection and the direction decide what that
 * fault draws, and nothing else does; the first draw is whether it applies to the connection at
 * all.
 *
 * <p>With no fault in place a chunk costs one small object, and no copy.
 */
public final class FaultyStream {
  private final Direction direction;
  private final long seed;
  private final long connection;
  private final HitListener hits;
  private List<FilterSlot> chain = List.of();
  private List<Delivery> out = new ArrayList<>();
  private Instant last = Instant.MIN;
  private @Nullable Instant over;
  private boolean ended;

  /**
   * Makes a stream that has not opened yet.
   *
   * @param faults all that are in place; those of the other direction, and those that are not about
   *     bytes, are left out
   * @param connection the connection's number, counted from 1 in order of acceptance
   */
  public FaultyStream(List<FaultSpec> faults, Direction direction, long seed, long connection) {
    this(faults, direction, seed, connection, HitListener.NONE);
  }

  /** Makes one whose faults count what they hit. */
  public FaultyStream(
      List<FaultSpec> faults, Direction direction, long seed, long connection, HitListener hits) {
    this.hits = hits;
    this.direction = direction;
    this.seed = seed;
    this.connection = connection;
    this.chain = places(faults);
  }

  /** Opens the stream; the first call. */
  public List<Delivery> open(Instant at) {
    for (int i = 0; i < chain.size(); i++) {
      begin(chain, i, at);
    }
    return flushed();
  }

  /** Takes bytes from the sender, whose array nobody may write to any more. */
  public List<Delivery> data(byte[] bytes, Instant at) {
    return bytes.length == 0 ? List.of() : taken(new Bytes(at, bytes));
  }

  /** Takes the sender's end of the stream (half-close). */
  public List<Delivery> end(Instant at) {
    return taken(new End(at));
  }

  /** Takes the sender's reset. */
  public List<Delivery> reset(Instant at) {
    return taken(new Reset(at));
  }

  /**
   * Puts other faults in place of those so far; by name it is seen which are new, which have
   * changed, and which are gone.
   */
  public List<Delivery> change(List<FaultSpec> faults, Instant at) {
    List<FilterSlot> before = chain;
    List<FilterSlot> after = places(faults);
    chain = after;
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).goesOnIn(find(after, before.get(i).spec().name()))) {
        remove(before, i, at);
      }
    }
    for (int i = 0; i < after.size(); i++) {
      FilterSlot filterSlot = after.get(i);
      FilterSlot old = find(before, filterSlot.spec().name());
      if (old != filterSlot) {
        begin(after, i, at);
        if (old != null && old.goesOnIn(filterSlot)) {
          letGo(old, after, i, at);
        }
      }
    }
    return flushed();
  }

  /** Returns how many bytes are kept back until the faults change. */
  public long kept() {
    long kept = 0;
    for (FilterSlot filterSlot : chain) {
      FaultFilter faultFilter = filterSlot.step();
      kept += faultFilter == null ? 0 : faultFilter.keptBytes();
    }
    return kept;
  }

  private List<FilterSlot> places(List<FaultSpec> faults) {
    List<FilterSlot> places = new ArrayList<>();
    for (FaultSpec spec : faults) {
      if (FaultFilters.concern(spec, direction)) {
        FilterSlot old = find(chain, spec.name());
        places.add(old == null ? FilterSlot.of(spec, seed, connection, hits) : old.changed(spec));
      }
    }
    return places;
  }

  private static @Nullable FilterSlot find(List<FilterSlot> places, String name) {
    for (FilterSlot filterSlot : places) {
      if (filterSlot.spec().name().equals(name)) {
        return filterSlot;
      }
    }
    return null;
  }

  private void begin(List<FilterSlot> places, int index, Instant at) {
    FaultFilter faultFilter = places.get(index).step();
    if (faultFilter != null) {
      faultFilter.begin(at, delivery -> push(places, index + 1, delivery));
    }
  }

  private void remove(List<FilterSlot> places, int index, Instant at) {
    FaultFilter faultFilter = places.get(index).step();
    if (faultFilter != null) {
      letGo(places.get(index), places, index + 1, at);
      faultFilter.remove(at, delivery -> push(places, index + 1, delivery));
    }
  }

  private void letGo(FilterSlot from, List<FilterSlot> places, int index, Instant at) {
    FaultFilter faultFilter = from.step();
    if (faultFilter != null) {
      for (Delivery kept : List.copyOf(faultFilter.kept())) {
        push(places, index, kept.moved(FaultFilter.later(kept.at(), at)));
      }
    }
  }

  private List<Delivery> taken(Delivery delivery) {
    if (chain.isEmpty()) {
      Delivery passed = gate(delivery);
      return passed == null ? List.of() : List.of(passed);
    }
    push(chain, 0, delivery);
    return flushed();
  }

  private void push(List<FilterSlot> places, int index, Delivery delivery) {
    FaultFilter faultFilter = null;
    int at = index;
    while (at < places.size() && faultFilter == null) {
      faultFilter = places.get(at++).step();
    }
    if (faultFilter == null) {
      Delivery passed = gate(delivery);
      if (passed != null) {
        out.add(passed);
      }
    } else {
      int following = at;
      faultFilter.accept(delivery, next -> push(places, following, next));
    }
  }

  /** Holds what leaves the chain to the contract. */
  private @Nullable Delivery gate(Delivery delivery) {
    Delivery passed = delivery.moved(FaultFilter.later(delivery.at(), last));
    switch (passed) {
      case Bytes _ -> {
        if (ended || over != null) {
          return null;
        }
        last = passed.at();
      }
      case End _ -> {
        if (ended || over != null) {
          return null;
        }
        ended = true;
        last = passed.at();
      }
      case Reset _, Closed _ -> {
        if (over != null && !delivery.at().isBefore(over)) {
          return null;
        }
        over = delivery.at();
        return delivery;
      }
    }
    return passed;
  }

  private List<Delivery> flushed() {
    List<Delivery> done = out;
    out = new ArrayList<>();
    return done;
  }
}
