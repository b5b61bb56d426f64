package org.wwep.emulator.fleet.agents;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fleet.FleetProgress;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.value.Shard;

/** What the first agent knows of another one; guarded by the lock of its roll. */
final class RemoteAgent {
  /** How far it is. */
  enum State {
    JOINED,
    READY,
    REPORTED,
    LOST
  }

  final Shard shard;
  final AgentLink link;
  State state = State.JOINED;
  FleetProgress progress = new FleetProgress(0, 0, 0);
  @Nullable FleetReport report;
  String cause = "";

  RemoteAgent(Shard shard, AgentLink link) {
    this.shard = shard;
    this.link = link;
  }

  /** Returns {@code shard 2/4 at 192.0.2.7:51234}. */
  @Override
  public String toString() {
    return "shard " + shard + " at " + link;
  }
}
