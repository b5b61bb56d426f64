package org.wwep.emulator.server.netty;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The protocol once more, in the plainest way: all bytes are there at once, and regular expressions
 * look at them.
 */
final class Oracle {
  private static final String FRAME = "(W[0-9A-Fa-f]{10}|R[0-9A-Fa-f]{6})";
  private static final Pattern ONLY = Pattern.compile(FRAME + "(\n|\r\n)?");
  private static final Pattern NEXT = Pattern.compile("\\G" + FRAME + "(\n|\r\n)?");

  private final Map<String, String> registers = new HashMap<>();

  /** Returns what is to be answered, and remembers what was written. */
  String answer(String sent, boolean keepAlive) {
    if (!keepAlive) {
      Matcher only = ONLY.matcher(sent);
      return only.matches() ? carryOut(only.group(1)) : "X";
    }
    StringBuilder answer = new StringBuilder();
    Matcher next = NEXT.matcher(sent);
    int end = 0;
    while (next.find()) {
      answer.append(carryOut(next.group(1)));
      end = next.end();
    }
    boolean all = end == sent.length() && end > 0;
    return all ? answer.toString() : answer.append('X').toString();
  }

  private String carryOut(String frame) {
    String digits = frame.substring(1).toUpperCase(Locale.ROOT);
    String register = digits.substring(0, 6);
    if (frame.charAt(0) == 'W') {
      registers.put(register, digits.substring(6));
    }
    String value = registers.get(register);
    return value == null ? "X" : "A" + register + value;
  }

  /** Returns the registers that were written, with their values. */
  Map<String, String> registers() {
    return registers;
  }
}
