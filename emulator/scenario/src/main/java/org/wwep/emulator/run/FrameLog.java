package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.Happening;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.protocol.server.Transaction;

/**
 * The frames that devices sent and the server received, each with its answer once there is one.
 *
 * <p>A frame is told twice, by the device that sent it and by the server that answered it, in
 * either order on a real machine; here it is one. Owned by the script.
 */
final class FrameLog {
  private static final int LATELY = 3;
  private static final int REGISTER = 5;
  private static final int VALUE = 7;

  private final Timeline timeline;
  private final List<Seen> frames = new ArrayList<>();
  private int taken;
  private int cursor;

  /** One frame; {@code touched} is the number of the latest entry about it. */
  private static final class Seen {
    final String frame;
    final Duration at;
    final int made;
    boolean sent;
    @Nullable String reply;
    int answered = -1;

    Seen(String frame, Entry entry) {
      this.frame = frame;
      this.at = entry.at();
      this.made = entry.number();
    }

    boolean since(int entry, boolean forItsReply) {
      return (forItsReply ? answered : made) >= entry;
    }

    @Override
    public String toString() {
      return (frame.isEmpty() ? "(nothing)" : frame)
          + " -> "
          + (reply == null ? "(no answer)" : reply)
          + " @ "
          + Shown.at(at);
    }
  }

  FrameLog(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Looks for a frame from behind the one that the last such look found. */
  boolean next(FrameMatch match, @Nullable String deviceId) {
    catchUp();
    for (int i = cursor; i < frames.size(); i++) {
      if (matches(match, deviceId, frames.get(i))) {
        cursor = i + 1;
        return true;
      }
    }
    return false;
  }

  /** Returns whether there was such a frame, or such an answer, in this entry or a later one. */
  boolean since(int entry, FrameMatch match, @Nullable String deviceId) {
    catchUp();
    return frames.stream()
        .anyMatch(
            seen -> seen.since(entry, match.reply() != null) && matches(match, deviceId, seen));
  }

  /** Returns the last few frames, {@code last frames: W0003050001 -> X @ 1.250s}. */
  String lastFrames() {
    catchUp();
    int from = Math.max(0, frames.size() - LATELY);
    return frames.isEmpty()
        ? "no frames so far"
        : "last frames: "
            + String.join(
                ", ", frames.subList(from, frames.size()).stream().map(Seen::toString).toList());
  }

  private static boolean matches(FrameMatch match, @Nullable String deviceId, Seen seen) {
    String frame = seen.frame;
    Character command = match.command();
    Character reply = match.reply();
    Integer register = match.register();
    Integer value = match.value();
    return (command == null || frame.startsWith(command.toString()))
        && (deviceId == null || frame.startsWith(deviceId, 1))
        && (register == null || frame.startsWith("%02X".formatted(register), REGISTER))
        && (value == null || frame.startsWith("%04X".formatted(value), VALUE))
        && (reply == null || (seen.reply != null && seen.reply.startsWith(reply.toString())));
  }

  private void catchUp() {
    for (int end = timeline.size(); taken < end; taken++) {
      Entry entry = timeline.get(taken);
      if (entry.what() instanceof Happening.OnDevice(_, TraceEvent.MessageSent sent)) {
        sent(entry, sent.frame().frame());
      } else if (entry.what() instanceof Happening.OnServer(Transaction transaction)) {
        answered(entry, transaction);
      }
    }
  }

  private void sent(Entry entry, String frame) {
    for (Seen seen : frames) {
      if (!seen.sent && seen.reply != null && seen.frame.equals(frame)) {
        seen.sent = true;
        return;
      }
    }
    Seen seen = new Seen(frame, entry);
    seen.sent = true;
    frames.add(seen);
  }

  private void answered(Entry entry, Transaction transaction) {
    Seen seen = null;
    for (int i = frames.size() - 1; i >= 0 && seen == null; i--) {
      Seen candidate = frames.get(i);
      if (candidate.reply == null && candidate.frame.equals(transaction.received())) {
        seen = candidate;
      }
    }
    if (seen == null) {
      seen = new Seen(transaction.received(), entry);
      frames.add(seen);
    }
    seen.reply = transaction.reply().frame();
    seen.answered = entry.number();
  }
}
