package org.wwep.emulator.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to be seen at least once, in one of the seeds of a search. */
public sealed interface SometimesCondition {
  /** Returns the key that it has in a file. */
  String keyword();

  /**
   * A line of a console has this in it.
   *
   * @param device whose console, as steps name it, or null for anybody's
   */
  record Printed(@Nullable String device, SerialText text) implements SometimesCondition {
    @Override
    public String keyword() {
      return "wait-serial";
    }
  }

  /** A frame is sent, answered, or heard of. */
  record FrameSeen(FrameMatch frame) implements SometimesCondition {
    @Override
    public String keyword() {
      return "wait-frame";
    }
  }

  /**
   * A client is in this state.
   *
   * @param device which one, as steps name it, or null for any
   */
  record StateReached(@Nullable String device, String state) implements SometimesCondition {
    @Override
    public String keyword() {
      return "expect-state";
    }
  }

  /**
   * A press takes so many attempts or more.
   *
   * @param device whose, as steps name it, or null for anybody's
   */
  record Attempts(@Nullable String device, int atLeast) implements SometimesCondition {
    /** The attempts of a press that was retried. */
    public static final int RETRIED = 2;

    @Override
    public String keyword() {
      return "attempts";
    }
  }

  /**
   * A fault of this kind hits something.
   *
   * @param stream which way, or null for either
   * @param attributes what its attributes have to be, by their names
   */
  record FaultHit(
      String type, FaultEntry.@Nullable Stream stream, Map<String, AttributeMatch> attributes)
      implements SometimesCondition {
    /** Copies the attributes, in the file's order. */
    public FaultHit {
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    @Override
    public String keyword() {
      return "fault-hits";
    }
  }

  /** What the value of an attribute has to be. */
  sealed interface AttributeMatch {
    /** A word. */
    record Word(String word) implements AttributeMatch {}

    /** A number from one to another, both included. */
    record Span(double from, double to) implements AttributeMatch {}
  }
}
