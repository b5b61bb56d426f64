package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.protocol.server.Transaction;

/**
 * The frames that devices sent and the server received, each with the server's answer and with what
 * the device heard of it, once there is one.
 *
 * <p>A frame is told by the device that sent it, by the server that answered it, and by the device
 * that heard the answer, in any order on a real machine; here it is one. Of a device that tells
 * nothing, what the server answered is what it heard. Owned by the script.
 */
public final class FrameLog {
  private static final int LATELY = 3;
  private static final int REGISTER = 5;
  private static final int VALUE = 7;

  private final Timeline timeline;
  private final List<LoggedFrame> frames = new ArrayList<>();
  private final Map<String, LoggedFrame> lastSent = new HashMap<>();
  private final Set<String> telling = new HashSet<>();
  private int taken;
  private int cursor;

  /** One frame; {@code touched} is the number of the latest entry about it. */
  private static final class LoggedFrame {
    final String frame;
    final Duration at;
    final int made;
    boolean sent;
    @Nullable String answer;
    @Nullable String heard;
    int answered = -1;
    int heardAt = -1;

    LoggedFrame(String frame, TimelineEntry timelineEntry) {
      this.frame = frame;
      this.at = timelineEntry.at();
      this.made = timelineEntry.number();
    }

    int latest(FrameMatch match) {
      return match.reply() != null ? heardAt : match.answer() != null ? answered : made;
    }

    @Override
    public String toString() {
      return (frame.isEmpty() ? "(nothing)" : frame)
          + " -> "
          + (answer == null ? "(no answer)" : answer)
          + (answer != null && heard == null ? " (not heard)" : "")
          + " @ "
          + Formats.at(at);
    }
  }

  /** Reads a timeline, as far as it goes whenever somebody looks. */
  public FrameLog(Timeline timeline) {
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
  public boolean since(int entry, FrameMatch match, @Nullable String deviceId) {
    catchUp();
    return frames.stream()
        .anyMatch(
            loggedFrame ->
                loggedFrame.latest(match) >= entry && matches(match, deviceId, loggedFrame));
  }

  /** Returns the last few frames, {@code last frames: W0003050001 -> X @ 1.250s}. */
  String lastFrames() {
    catchUp();
    int from = Math.max(0, frames.size() - LATELY);
    return frames.isEmpty()
        ? "no frames so far"
        : "last frames: "
            + String.join(
                ", ",
                frames.subList(from, frames.size()).stream().map(LoggedFrame::toString).toList());
  }

  private static boolean matches(
      FrameMatch match, @Nullable String deviceId, LoggedFrame loggedFrame) {
    String frame = loggedFrame.frame;
    Character command = match.command();
    Integer register = match.register();
    Integer value = match.value();
    return (command == null || frame.startsWith(command.toString()))
        && (deviceId == null || frame.startsWith(deviceId, 1))
        && (register == null || frame.startsWith("%02X".formatted(register), REGISTER))
        && (value == null || frame.startsWith("%04X".formatted(value), VALUE))
        && begins(loggedFrame.heard, match.reply())
        && begins(loggedFrame.answer, match.answer());
  }

  private static boolean begins(@Nullable String text, @Nullable Character letter) {
    return letter == null || (text != null && text.startsWith(letter.toString()));
  }

  private void catchUp() {
    for (int end = timeline.size(); taken < end; taken++) {
      TimelineEntry timelineEntry = timeline.get(taken);
      if (timelineEntry.what() instanceof TimelineEvent.DeviceEvent(String client, var event)) {
        told(timelineEntry, timelineEntry.source() + "/" + client, event);
      } else if (timelineEntry.what()
          instanceof TimelineEvent.ServerEvent(Transaction transaction)) {
        answered(timelineEntry, transaction);
      }
    }
  }

  private void told(TimelineEntry timelineEntry, String client, TraceEvent event) {
    if (event instanceof TraceEvent.Booted booted) {
      telling.add(booted.device().toString());
    } else if (event instanceof TraceEvent.MessageSent sent) {
      lastSent.put(client, sent(timelineEntry, sent.frame().frame()));
    } else if (event instanceof TraceEvent.ResponseReceived received) {
      LoggedFrame loggedFrame = lastSent.get(client);
      if (loggedFrame != null) {
        heard(loggedFrame, timelineEntry, received.response());
      }
    }
  }

  private LoggedFrame sent(TimelineEntry timelineEntry, String frame) {
    for (LoggedFrame loggedFrame : frames) {
      if (!loggedFrame.sent && loggedFrame.answer != null && loggedFrame.frame.equals(frame)) {
        loggedFrame.sent = true;
        return loggedFrame;
      }
    }
    LoggedFrame loggedFrame = new LoggedFrame(frame, timelineEntry);
    loggedFrame.sent = true;
    frames.add(loggedFrame);
    return loggedFrame;
  }

  private static void heard(LoggedFrame frame, TimelineEntry timelineEntry, String response) {
    frame.heard = response;
    frame.heardAt = timelineEntry.number();
  }

  private void answered(TimelineEntry timelineEntry, Transaction transaction) {
    LoggedFrame loggedFrame = null;
    for (int i = frames.size() - 1; i >= 0 && loggedFrame == null; i--) {
      LoggedFrame candidate = frames.get(i);
      if (candidate.answer == null && candidate.frame.equals(transaction.received())) {
        loggedFrame = candidate;
      }
    }
    if (loggedFrame == null) {
      loggedFrame = new LoggedFrame(transaction.received(), timelineEntry);
      frames.add(loggedFrame);
    }
    String answer = transaction.reply().frame();
    loggedFrame.answer = answer;
    loggedFrame.answered = timelineEntry.number();
    String frame = loggedFrame.frame;
    if (frame.length() < REGISTER || !telling.contains(frame.substring(1, REGISTER))) {
      heard(loggedFrame, timelineEntry, answer);
    }
  }
}
