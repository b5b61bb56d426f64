package org.wwep.device.machine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which state may follow which, by what: the diagram of {@link State} as data, for those who watch
 * a device from outside. A test holds it against the machine.
 */
public final class StateTable {
  private static final Set<String> EDGES =
      Set.of(
          "Off -> Joining by PoweredOn",
          "Joining -> Resolving by Joined",
          "Joining -> Idle by Joined",
          "Joining -> Connecting by Joined",
          "Joining -> BackingOff by JoinFailed",
          "Joining -> Joining by ButtonPressed",
          "Resolving -> Idle by Resolved",
          "Resolving -> Connecting by Resolved",
          "Resolving -> Idle by ResolveFailed",
          "Resolving -> Connecting by ResolveFailed",
          "Resolving -> BackingOff by ResolveFailed",
          "Resolving -> Resolving by ResolveFailed",
          "Resolving -> Resolving by ButtonPressed",
          "Idle -> Connecting by ButtonPressed",
          "Idle -> Resolving by ButtonPressed",
          "Connecting -> Sending by Connected",
          "Connecting -> Securing by Connected",
          "Connecting -> BackingOff by LinkFailed",
          "Connecting -> Connecting by LinkFailed",
          "Connecting -> Idle by LinkFailed",
          "Connecting -> Connecting by ButtonPressed",
          "Securing -> Sending by Secured",
          "Securing -> BackingOff by LinkFailed",
          "Securing -> Connecting by LinkFailed",
          "Securing -> Idle by LinkFailed",
          "Securing -> Securing by ButtonPressed",
          "Sending -> AwaitingReply by Sent",
          "Sending -> BackingOff by LinkFailed",
          "Sending -> Connecting by LinkFailed",
          "Sending -> Idle by LinkFailed",
          "Sending -> Sending by ButtonPressed",
          "AwaitingReply -> Idle by Acknowledged",
          "AwaitingReply -> Connecting by Acknowledged",
          "AwaitingReply -> BackingOff by LinkFailed",
          "AwaitingReply -> Connecting by LinkFailed",
          "AwaitingReply -> Idle by LinkFailed",
          "AwaitingReply -> AwaitingReply by ButtonPressed",
          "BackingOff -> Joining by BackOffElapsed",
          "BackingOff -> Resolving by BackOffElapsed",
          "BackingOff -> Connecting by BackOffElapsed",
          "BackingOff -> BackingOff by ButtonPressed");

  /**
   * The same, the states that may follow by event by state: a watch asks at every change, and by
   * strings alone it is answered soonest.
   */
  private static final Map<String, Map<String, Set<String>>> FOLLOWING = following();

  private StateTable() {}

  private static Map<String, Map<String, Set<String>>> following() {
    Map<String, Map<String, Set<String>>> following = new HashMap<>();
    for (String label : EDGES) {
      String[] parts = label.split(" -> | by ");
      following
          .computeIfAbsent(parts[0], _ -> new HashMap<>())
          .computeIfAbsent(parts[2], _ -> new HashSet<>())
          .add(parts[1]);
    }
    return following;
  }

  /** Returns whether an event of this name may lead from one state to the other. */
  public static boolean allows(String from, String to, String by) {
    if (to.equals("Off") && by.equals("PoweredOff")) {
      return !from.equals("Off");
    }
    Map<String, Set<String>> byEvent = FOLLOWING.get(from);
    Set<String> following = byEvent == null ? null : byEvent.get(by);
    return following != null && following.contains(to);
  }

  /** Returns the edges, but for those that power going makes; each as its label. */
  public static Set<String> edges() {
    return EDGES;
  }
}
