package org.wwep.emulator.web.dashboard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.server.Register;
import org.wwep.net.TerminalText;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.server.Transaction;

/**
 * What happened since it was last asked, boiled down: the last value of each register that was
 * written, the last frames, and how many there were.
 *
 * <p><b>Shape</b>: any thread adds, and nothing of it grows with the number of transactions: of the
 * frames only the last {@value #FRAMES} are kept.
 */
final class TransactionDigest implements Consumer<Transaction> {
  /** How many frames are kept. */
  static final int FRAMES = 20;

  private static final int MOST_REGISTERS = 20_000;
  private static final int MOST_REASONS = 50;
  private static final int LONGEST = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Register> written = new LinkedHashMap<>();
  private final Deque<Transaction> frames = new ArrayDeque<>();
  private final Map<String, Integer> reasons = new HashMap<>();
  private int count;

  @Override
  public void accept(Transaction transaction) {
    lock.lock();
    try {
      count++;
      if (frames.size() == FRAMES) {
        frames.removeFirst();
      }
      frames.addLast(transaction);
      switch (transaction.reply()) {
        case AckReply(DeviceId device, int register, int value) -> {
          if (transaction.received().startsWith("W")) {
            written(new Register(device, register, value));
          }
        }
        case ErrorReply(String reason) -> {
          if (reasons.size() < MOST_REASONS || reasons.containsKey(reason)) {
            reasons.merge(reason, 1, Integer::sum);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void written(Register register) {
    if (written.size() < MOST_REGISTERS) {
      written.put((register.device().value() << 8) | register.number(), register);
    }
  }

  /** Returns what there was, for a page, and begins anew. */
  JsonObject take() {
    lock.lock();
    try {
      JsonObject json =
          new JsonObject()
              .with("count", count)
              .with("registers", written.values().stream().map(Register::toString).toList())
              .with("reasons", new HashMap<>(reasons))
              .with("frames", frames.stream().map(TransactionDigest::frame).toList());
      written.clear();
      frames.clear();
      reasons.clear();
      count = 0;
      return json;
    } finally {
      lock.unlock();
    }
  }

  private static Map<String, Object> frame(Transaction transaction) {
    return new JsonObject()
        .with("at", transaction.at().toString())
        .with("n", transaction.number())
        .with("server", transaction.server())
        .with("peer", transaction.peer().toString())
        .with("port", transaction.port())
        .with("frame", TerminalText.of(transaction.received(), LONGEST))
        .with("reply", TerminalText.of(transaction.reply().frame(), LONGEST))
        .fields();
  }
}
