package org.wwep.emulator.firmware.wasm;

import java.util.Locale;
import org.wwep.emulator.firmware.FaultKind;

/** What a trap is called: in the words of the native carrier. */
record TrapText(FaultKind kind, String words) {
  static TrapText of(Throwable trap) {
    String message = String.valueOf(trap.getMessage()).toLowerCase(Locale.ROOT);
    if (trap instanceof StackOverflowError || message.contains("call stack exhausted")) {
      return new TrapText(FaultKind.STACK_OVERFLOW, "stack of thread %s exhausted");
    }
    if (trap instanceof IndexOutOfBoundsException || message.contains("out of bounds memory")) {
      return crash("bad memory access");
    }
    if (message.contains("divide by zero") || message.contains("integer overflow")) {
      return crash("division by zero");
    }
    if (message.contains("indirect call") || message.contains("element")) {
      return crash("bad function pointer");
    }
    return crash(message.contains("unreachable") ? "illegal instruction" : "trap");
  }

  private static TrapText crash(String words) {
    return new TrapText(FaultKind.CRASH, words + " in thread %s");
  }

  /** Returns the text for a thread of this name. */
  String in(String thread) {
    return words.replace("%s", thread);
  }
}
