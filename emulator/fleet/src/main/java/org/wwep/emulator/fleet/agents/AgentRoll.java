package org.wwep.emulator.fleet.agents;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fleet.FleetMerge;
import org.wwep.emulator.fleet.FleetProgress;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.json.JsonObject;
import org.wwep.rtos.Deadline;
import org.wwep.value.Shard;

/** Which agents of a fleet are there, and how far each is; any thread. */
final class AgentRoll {
  /** How long after a stop reports are waited for: a signal leaves a process little more. */
  static final Duration AFTER_STOP = Duration.ofSeconds(4);

  private final int shards;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Integer, RemoteAgent> agents = new TreeMap<>();
  private boolean begun;
  private @Nullable Deadline stop;

  /**
   * Begins with nobody but the first agent.
   *
   * @param shards how many agents there are to be, the first included
   */
  AgentRoll(int shards) {
    this.shards = shards;
  }

  /** Adds an agent; returns why it cannot be, or null. */
  @Nullable String add(RemoteAgent agent) {
    lock.lock();
    try {
      if (begun) {
        return "the fleet has begun without it";
      }
      // The first agent is none of those that come.
      boolean added =
          agent.shard.index() != 1 && agents.putIfAbsent(agent.shard.index(), agent) == null;
      return added ? null : "shard " + agent.shard + " is there";
    } finally {
      lock.unlock();
    }
  }

  void ready(RemoteAgent agent) {
    change(() -> agent.state = RemoteAgent.State.READY);
  }

  void progress(RemoteAgent agent, FleetProgress progress) {
    change(() -> agent.progress = progress);
  }

  void reported(RemoteAgent agent, FleetReport report) {
    change(
        () -> {
          agent.report = report;
          agent.state = RemoteAgent.State.REPORTED;
        });
  }

  /** An agent is gone; before the start another process may take its place. */
  void lost(RemoteAgent agent, String cause) {
    change(
        () -> {
          if (agent.state != RemoteAgent.State.REPORTED) {
            agent.state = RemoteAgent.State.LOST;
            agent.cause = cause;
            if (!begun) {
              agents.remove(agent.shard.index(), agent);
            }
          }
        });
  }

  /** The run is to end. */
  void stop() {
    change(
        () -> {
          if (stop == null) {
            stop = Deadline.monotonic(AFTER_STOP);
          }
        });
    send(AgentLink.message("stop"));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all agents are ready.
   *
   * @throws AgentException if they are not in time, with the names of those that are missing
   */
  void awaitReady(Duration patience) throws AgentException, InterruptedException {
    lock.lock();
    try {
      boolean ready = await(patience, () -> stop != null || absent().isEmpty());
      if (stop != null) {
        throw new AgentException("stopped before all agents were ready");
      }
      if (!ready) {
        throw new AgentException(
            "%s: start all agents within %d s of each other, or have the first one wait longer"
                .formatted(String.join("; ", absent()), patience.toSeconds()));
      }
      begun = true;
    } finally {
      lock.unlock();
    }
  }

  private List<String> absent() {
    return others()
        .filter(index -> state(index) != RemoteAgent.State.READY)
        .map(
            index ->
                agents.containsKey(index)
                    ? agents.get(index) + " is not ready"
                    : "shard " + new Shard(index, shards) + " did not come")
        .toList();
  }

  private RemoteAgent.@Nullable State state(int index) {
    RemoteAgent agent = agents.get(index);
    return agent == null ? null : agent.state;
  }

  private Stream<Integer> others() {
    return IntStream.rangeClosed(2, shards).boxed();
  }

  /**
   * Waits until all agents have reported or are lost, and adds them up.
   *
   * @param patience how long to wait, if no stop makes it shorter
   */
  FleetRun.Result collect(FleetReport own, Duration patience) throws InterruptedException {
    FleetMerge merge = new FleetMerge();
    merge.add(own);
    List<String> missing = new ArrayList<>();
    lock.lock();
    try {
      boolean _ =
          await(
              patience,
              () -> agents.values().stream().noneMatch(a -> a.state == RemoteAgent.State.READY));
      String limit =
          stop == null
              ? patience.toSeconds() + " s of the first agent"
              : AFTER_STOP.toSeconds() + " s of the stop";
      for (RemoteAgent agent : agents.values()) {
        String why = added(merge, agent, limit);
        if (why != null) {
          missing.add("%s has not reported: %s".formatted(agent, why));
        }
      }
    } finally {
      lock.unlock();
    }
    return new FleetRun.Result(merge.report(), missing);
  }

  private static @Nullable String added(FleetMerge merge, RemoteAgent agent, String limit) {
    FleetReport report = agent.report;
    if (report == null) {
      return agent.state == RemoteAgent.State.LOST ? agent.cause : "not within " + limit;
    }
    try {
      merge.add(report);
      return null;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private boolean await(Duration patience, BooleanSupplier what) throws InterruptedException {
    Deadline deadline = Deadline.monotonic(patience);
    while (!what.getAsBoolean()) {
      Duration left = stop == null ? deadline.left() : deadline.orAfter(stop.left()).left();
      if (left.isZero()) {
        return false;
      }
      var _ = changed.awaitNanos(left.toNanos());
    }
    return true;
  }

  /**
   * Sends a message to all that are there; who is gone will be found out where it is waited for.
   */
  void send(JsonObject message) {
    List<RemoteAgent> all;
    lock.lock();
    try {
      all = List.copyOf(agents.values());
    } finally {
      lock.unlock();
    }
    for (RemoteAgent agent : all) {
      try {
        agent.link.send(message);
      } catch (IOException _) {
        agent.link.close();
      }
    }
  }

  /** Ends the connections to all. */
  void close() {
    lock.lock();
    try {
      agents.values().forEach(agent -> agent.link.close());
    } finally {
      lock.unlock();
    }
  }

  /** Returns what the agents have done together. */
  FleetProgress progress() {
    lock.lock();
    try {
      FleetProgress sum = new FleetProgress(0, 0, 0);
      for (RemoteAgent agent : agents.values()) {
        sum = sum.plus(agent.progress);
      }
      return sum;
    } finally {
      lock.unlock();
    }
  }
}
