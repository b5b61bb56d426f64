package org.wwep.emulator.cli.server;

import java.time.Duration;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.store.ReplicaPolicy;
import picocli.CommandLine.Option;

/** How many of Redis' servers have to have a write before it is acknowledged. */
final class ReplicaOptions {
  @Option(
      names = "--store-replicas",
      paramLabel = "N",
      description =
          "With --store redis://...: acknowledge a write once so many replicas of its master have it"
              + " too (WAIT); else it gets X (default: 0, the master alone).")
  int replicas = ReplicaPolicy.NONE.replicas();

  @Option(
      names = "--store-replicas-timeout",
      paramLabel = "TIME",
      description =
          "With --store-replicas: longest wait for the replicas, up to 350ms (default: 300ms).")
  Duration timeout = ReplicaPolicy.NONE.timeout();

  /** Returns whether there is a policy that a time could be about. */
  boolean any() {
    return replicas > 0;
  }

  /** Returns the policy. */
  ReplicaPolicy policy(StoreOption store) throws CliException {
    checked("--store-replicas", ReplicaPolicy.NONE.timeout());
    ReplicaPolicy policy = checked("--store-replicas-timeout", timeout);
    if (any() && (store.inMemory() || store.isFile())) {
      throw new CliException(
          ExitCode.USAGE, "--store-replicas is about Redis: add --store redis://HOST, or drop it");
    }
    return policy;
  }

  /** Returns the policy with such a time; what is wrong with it is this option's. */
  private ReplicaPolicy checked(String option, Duration time) throws CliException {
    try {
      return new ReplicaPolicy(replicas, time);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, option + ": " + e.getMessage());
    }
  }
}
