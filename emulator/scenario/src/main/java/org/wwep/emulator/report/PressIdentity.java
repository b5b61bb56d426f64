package org.wwep.emulator.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;

/**
 * The ids of a press by W3C Trace Context: 32 hexadecimal digits for the press, 16 for each part.
 *
 * <p><b>Shape</b>: the same press of the same run has the same ids, in virtual time whenever it is
 * run. In real time the run's beginning is in them.
 *
 * @param trace the id of the press
 */
record PressIdentity(String trace) {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  static PressIdentity of(RunResult result, PressSpan span) {
    String run =
        "%s %s %d %d %s"
            .formatted(
                result.scenario().file(),
                result.rig(),
                result.seed(),
                result.repetition(),
                result.rig() == Rig.SIM ? "" : result.timeline().beginning());
    return of(run, span);
  }

  /**
   * Returns the ids of a press.
   *
   * @param run what tells this run from all others
   */
  static PressIdentity of(String run, PressSpan span) {
    String press =
        "%s %s %d %d".formatted(span.device(), span.button(), span.number(), span.from());
    return new PressIdentity(digits(run + "\n" + press, TRACE_DIGITS));
  }

  /** Returns the id of a part of it, by its name there. */
  String span(String part) {
    return digits(trace + "\n" + part, SPAN_DIGITS);
  }

  private static String digits(String text, int count) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, count);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // Every Java has it.
    }
  }
}
