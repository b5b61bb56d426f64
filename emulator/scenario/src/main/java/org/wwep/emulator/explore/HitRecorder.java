package org.wwep.emulator.explore;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Records what faults hit of devices that run the course's client, and where each was then.
 *
 * <p>Owned by the world.
 */
final class HitRecorder {
  /** Where a device is; of one with several clients, the one that went on last counts. */
  private static final class Progress {
    private FaultMoment moment = FaultMoment.BEFORE_CONNECT;

    /** The firmware told of something. */
    void told(TraceEvent event) {
      if (event instanceof TraceEvent.StateChanged change) {
        moment = FaultMoment.of(change.to());
      } else if (event instanceof TraceEvent.ResponseReceived) {
        // It closes the connection before it tells of its next state.
        moment = FaultMoment.CLOSE;
      }
    }

    /** The server answered; what it sends comes after that. */
    void answered() {
      if (moment == FaultMoment.BEFORE_REPLY) {
        moment = FaultMoment.REPLY;
      }
    }
  }

  private final VirtualWorld world;
  private final Map<String, Progress> devices = new HashMap<>();
  private final Map<InetAddress, Progress> byAddress = new HashMap<>();
  private final List<FaultHit> hits = new ArrayList<>();

  /** Records from now on. */
  HitRecorder(VirtualWorld world, List<DeviceUnderTest> devices) {
    this.world = world;
    for (DeviceUnderTest device : devices) {
      if (device.isClient()) {
        Progress progress = new Progress();
        this.devices.put(device.name(), progress);
        byAddress.put(device.host().address(), progress);
      }
    }
    world.timeline().listen(this::happened);
    world.faults().onHit(this::hit);
  }

  private void happened(TimelineEntry entry) {
    if (entry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent event)) {
      Progress progress = devices.get(entry.source());
      if (progress != null) {
        progress.told(event);
      }
    } else if (entry.what() instanceof TimelineEvent.ServerEvent(var transaction)) {
      Progress progress = byAddress.get(transaction.peer().address());
      if (progress != null) {
        progress.answered();
      }
    }
  }

  private void hit(String device, FaultSpec fault) {
    Progress progress = devices.get(device);
    if (progress == null) {
      return;
    }
    FaultHit hit = new FaultHit(world.timeline().size(), device, fault.name(), progress.moment);
    if (hits.isEmpty() || !hits.getLast().equals(hit)) {
      hits.add(hit);
    }
  }

  /** Returns what was hit so far, in order. */
  List<FaultHit> hits() {
    return List.copyOf(hits);
  }
}
