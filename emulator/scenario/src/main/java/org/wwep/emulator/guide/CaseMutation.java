package org.wwep.emulator.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.sim.SimRandom;

/**
 * Changes a case in a few places.
 *
 * <p><b>Shape</b>: a press or a fault is often moved to where something happened in the kept run,
 * or a little beside it; presses and faults come and go; a fault gets other values; of two tasks
 * that raced the other one comes first; or all that a seed decides is drawn anew.
 */
final class CaseMutation {
  private final Explorer explorer;
  private final Chaos chaos;
  private final SimRandom random;
  private final Moments moments;
  private final WindowMutation windows;
  private final List<Long> races;
  private final List<ChaosEvent> items;
  private final SortedMap<Long, Long> turns;
  private long seed;

  /**
   * Begins with a case.
   *
   * @param parent whose moments and races are those of the case, as far as it is its own
   */
  CaseMutation(Explorer explorer, CorpusEntry parent, ChaosCase from, SimRandom random) {
    this.explorer = explorer;
    this.chaos = explorer.chaos();
    this.random = random;
    this.moments = new Moments(parent.reach().moments(), chaos.over(), random);
    this.windows = new WindowMutation(chaos, moments, random);
    this.races = parent.reach().races();
    this.items = new ArrayList<>(from.plan().items());
    this.turns = new TreeMap<>(from.turns());
    this.seed = from.seed();
  }

  /** Changes it in so many places. */
  void change(int places) {
    for (int i = 0; i < places; i++) {
      if (items.isEmpty()) {
        addPress();
      } else {
        change();
      }
    }
  }

  /** Returns what its plan is to be; chaos may not draw such a one. */
  List<ChaosEvent> items() {
    return List.copyOf(items);
  }

  /** Returns the case with this plan. */
  ChaosCase with(ChaosPlan plan) {
    return new ChaosCase(seed, plan, turns);
  }

  private void change() {
    // Drawn for scenarios with power cycles only, so that others are searched as ever.
    if (chaos.power().most() > 0 && random.nextInt(8) == 0) {
      addPowerCycle();
      return;
    }
    int index = pick();
    ChaosEvent item = items.get(index);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> items.set(index, item.with(item.id(), moments.any()));
      case 5, 6, 7 -> items.set(index, item.with(item.id(), moments.near(item.at())));
      case 8 -> items.add(item.with(item.id(), moments.any()));
      case 9, 10 -> addPress();
      case 11, 12 -> windows.add(items);
      case 13 -> items.remove(index);
      case 14, 15, 16 -> changed(index, item);
      case 17 -> turn();
      default -> seed = random.nextLong();
    }
  }

  /** As often a fault as a press, however many there are. */
  private int pick() {
    boolean press = random.nextBoolean();
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ChaosEvent.Press == press) {
        some.add(i);
      }
    }
    return some.isEmpty() ? random.nextInt(items.size()) : some.get(random.nextInt(some.size()));
  }

  private void addPress() {
    items.add(ChaosPlan.press("p1", moments.any(), anyDevice(), chaos, random));
  }

  private DeviceSpec anyDevice() {
    List<DeviceSpec> devices = explorer.scenario().devices();
    return devices.get(random.nextInt(devices.size()));
  }

  private void changed(int index, ChaosEvent item) {
    items.set(
        index,
        switch (item) {
          case ChaosEvent.FaultWindow window -> windows.changed(window);
          case ChaosEvent.Press press -> redrawn(press);
          case ChaosEvent.PowerCycle cycle -> redrawn(cycle);
        });
  }

  private ChaosEvent redrawn(ChaosEvent.PowerCycle cycle) {
    return ChaosPlan.powerCycle(cycle.id(), cycle.at(), device(cycle.device()), chaos, random);
  }

  private void addPowerCycle() {
    DeviceSpec device = anyDevice();
    items.add(ChaosPlan.powerCycle("c1", moments.any(), device, chaos, random));
  }

  private ChaosEvent redrawn(ChaosEvent.Press press) {
    return ChaosPlan.press(press.id(), press.at(), device(press.device()), chaos, random);
  }

  /** Returns a device of a plan, which are all of the scenario. */
  private DeviceSpec device(String id) {
    return explorer.scenario().device(id);
  }

  /** Has a task that was woken in a race run at once, or last. */
  private void turn() {
    Duration slack = explorer.schedule().slack();
    if (!races.isEmpty() && slack.isPositive()) {
      turns.put(
          races.get(random.nextInt(races.size())), random.nextBoolean() ? 0 : slack.toNanos() - 1);
    } else {
      seed = random.nextLong();
    }
  }
}
