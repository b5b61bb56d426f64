package org.wwep.emulator.scenario;

import java.util.Optional;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * A device, or one client of a device that has several; as commands name it, {@code board} or
 * {@code board/btn2}.
 *
 * @param device the device's id
 * @param client the client's button, or empty for every client
 */
public record DeviceRef(String device, String client) {
  /** Reads the name that a command has for it. */
  public static DeviceRef of(String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? new DeviceRef(name, "")
        : new DeviceRef(name.substring(0, slash), name.substring(slash + 1));
  }

  /** Returns what was told, if it was told by this one. */
  public Optional<TraceEvent> told(TimelineEntry timelineEntry) {
    return timelineEntry.source().equals(device)
            && timelineEntry.what()
                instanceof TimelineEvent.DeviceEvent(String teller, TraceEvent event)
            && (client.isEmpty() || client.equals(teller))
        ? Optional.of(event)
        : Optional.empty();
  }

  /** Returns what this one's console prints for an entry, if anything. */
  public Optional<String> printed(TimelineEntry timelineEntry) {
    return timelineEntry.source().equals(device)
            && timelineEntry.what() instanceof TimelineEvent.CoprocessorEvent(String words)
        ? Optional.of(words)
        : told(timelineEntry).flatMap(SerialConsole::text);
  }

  /** Returns whether a client with this button is meant. */
  public boolean means(String button) {
    return client.isEmpty() || client.equals(button);
  }
}
