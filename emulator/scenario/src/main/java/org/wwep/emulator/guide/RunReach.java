package org.wwep.emulator.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * What a run reached, as numbers that another run that reached the same has too, and when things
 * happened in it.
 *
 * @param features what it reached: what each device told, in a row, how often and beside which
 *     faults; when faults came and went; what the server and the network saw; which basic blocks of
 *     firmware in C ran
 * @param moments when something happened, in nanoseconds since the plan began
 * @param races the draws at which tasks raced
 */
record RunReach(List<Integer> features, List<Long> moments, List<Long> races) {
  private static final int MOST_MOMENTS = 96;
  private static final int MOST_RACES = 64;

  /** Keeps some of the moments and races, spread over all of them. */
  RunReach {
    features = List.copyOf(features);
    moments = spread(moments, MOST_MOMENTS);
    races = spread(races, MOST_RACES);
  }

  /** Returns what a run reached. */
  static RunReach of(SeedRun run, ChaosPlan plan) {
    Walk walk = new Walk(plan, run.begin().toNanos());
    run.timeline().entries().forEach(walk::add);
    run.blocks()
        .forEach(
            (firmware, blocks) ->
                blocks.stream().forEach(block -> walk.features.add("block", firmware, block)));
    return new RunReach(walk.features.toList(), List.copyOf(walk.moments), run.races());
  }

  private static List<Long> spread(List<Long> all, int most) {
    if (all.size() <= most) {
      return List.copyOf(all);
    }
    List<Long> some = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * all.size() / most)));
    }
    return List.copyOf(some);
  }

  /** One way along a timeline. */
  private static final class Walk {
    private final FeatureSet features = new FeatureSet();
    private final TreeSet<Long> moments = new TreeSet<>();
    private final Map<String, DeviceReach> devices = new TreeMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final TreeMap<String, String> inPlace = new TreeMap<>();
    private final Map<Long, int[]> bytes = new HashMap<>();
    private final long begin;
    private String lastFault = "";
    private String lastReply = "";

    Walk(ChaosPlan plan, long begin) {
      this.begin = begin;
      for (ChaosEvent event : plan.items()) {
        if (event instanceof ChaosEvent.FaultWindow window) {
          kinds.put(window.spec().name(), FaultFormat.type(window.spec().fault()));
        }
      }
    }

    void add(TimelineEntry entry) {
      long nanos = entry.at().toNanos();
      switch (entry.what()) {
        case TimelineEvent.DeviceEvent event -> device(entry, event, nanos);
        case TimelineEvent.FaultEvent fault -> fault(fault, nanos);
        case TimelineEvent.FaultHitsEvent hits ->
            features.add(
                "hits",
                kinds.getOrDefault(hits.name(), hits.name()),
                Magnitude.of(
                    hits.hits().counts().values().stream().mapToLong(Long::longValue).sum()));
        case TimelineEvent.ServerEvent server -> {
          String reply =
              server.transaction().received().length()
                  + EventLabel.text(server.transaction().reply().frame());
          features.add("server", lastReply, reply);
          lastReply = reply;
        }
        case TimelineEvent.NetworkEvent network -> network(network.traffic());
        case TimelineEvent.CoprocessorEvent told ->
            features.add("coprocessor", entry.source(), EventLabel.text(told.words()));
        case TimelineEvent.GaugeEvent gauge ->
            features.add("gauge", entry.source(), gauge.name(), Magnitude.of(gauge.value()));
        case TimelineEvent.PowerEvent _,
            TimelineEvent.BenchEvent _,
            TimelineEvent.LatencyEvent _,
            TimelineEvent.StepEvent _ -> {
          // Nothing that chaos does.
        }
      }
    }

    private void device(TimelineEntry entry, TimelineEvent.DeviceEvent event, long nanos) {
      String label = EventLabel.of(event.event());
      if (label == null) {
        return;
      }
      String name = entry.source() + "/" + event.client();
      devices
          .computeIfAbsent(name, _ -> new DeviceReach(name, features))
          .add(event.event(), label, nanos, inPlace.values());
      if (event.event() instanceof TraceEvent.StateChanged || devices.get(name).isWithoutStates()) {
        moment(nanos);
      }
      if (event.event() instanceof TraceEvent.StateChanged) {
        StringBuilder all = new StringBuilder();
        devices.values().forEach(one -> all.append(one.state()).append(','));
        features.add("together", all);
      }
    }

    private void fault(TimelineEvent.FaultEvent fault, long nanos) {
      String kind = kinds.getOrDefault(fault.name(), fault.name());
      String what = kind + (fault.active() ? " on" : " off");
      devices.forEach(
          (name, device) -> {
            features.add("moment", what, name, device.state(), device.since(nanos));
          });
      features.add("faults", lastFault, what);
      lastFault = what;
      if (fault.active()) {
        inPlace.put(fault.name(), kind);
      } else {
        inPlace.remove(fault.name());
      }
      features.add("in place", new TreeSet<>(inPlace.values()));
    }

    private void network(TrafficEvent traffic) {
      switch (traffic) {
        case TrafficEvent.Opened opened -> bytes.put(opened.connection(), new int[2]);
        case TrafficEvent.Sent sent -> {
          int[] counts = bytes.computeIfAbsent(sent.connection(), _ -> new int[2]);
          counts[sent.upstream() ? 1 : 0] += sent.bytes().remaining();
        }
        case TrafficEvent.Closed closed -> {
          int[] counts = bytes.getOrDefault(closed.connection(), new int[2]);
          features.add(
              "closed",
              closed.byClient(),
              closed.reset(),
              Math.min(32, counts[0]),
              Math.min(32, counts[1]));
        }
        case TrafficEvent.Ruled ruled -> features.add("ruled", ruled.rule(), ruled.upstream());
      }
    }

    private void moment(long nanos) {
      if (nanos >= begin) {
        moments.add(nanos - begin);
      }
    }
  }
}
