package org.wwep.emulator.testbed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wwep.emulator.fault.FaultHits;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;

/**
 * What the faults of a world hit, each from its beginning to the end of the world: in real time a
 * connection may tell of a hit when the fault has just been cleared.
 *
 * <p>Any thread counts and reads.
 */
final class FaultLedger implements HitListener {
  /** The counts of one fault; its monitor guards them. */
  private static final class Account {
    private final Object key;
    private final String name;
    private final String source;
    private final boolean mayMiss;
    private final Map<HitUnit, Long> counts = new EnumMap<>(HitUnit.class);

    Account(Object key, String name, String source, boolean mayMiss) {
      this.key = key;
      this.name = name;
      this.source = source;
      this.mayMiss = mayMiss;
    }

    synchronized void count(HitUnit unit, long count) {
      counts.merge(unit, count, Long::sum);
    }

    synchronized FaultReport report() {
      return new FaultReport(
          name,
          source,
          mayMiss,
          new FaultHits(counts),
          key instanceof FaultSpec fault ? fault : null);
    }
  }

  private final List<Account> accounts = new CopyOnWriteArrayList<>();

  /**
   * Begins a new account.
   *
   * @param key a fault's specification, or the name of a rule
   */
  void begin(Object key, String name, String source, boolean mayMiss) {
    accounts.add(new Account(key, name, source, mayMiss));
  }

  @Override
  public void hit(FaultSpec fault, HitUnit unit, long count) {
    count(fault, unit, count);
  }

  /** Counts for the latest account of this key. */
  void count(Object key, HitUnit unit, long count) {
    for (int i = accounts.size() - 1; i >= 0; i--) {
      if (accounts.get(i).key.equals(key)) {
        accounts.get(i).count(unit, count);
        return;
      }
    }
  }

  /** Returns all accounts, in the order in which they began. */
  List<FaultReport> reports() {
    return accounts.stream().map(Account::report).toList();
  }
}
