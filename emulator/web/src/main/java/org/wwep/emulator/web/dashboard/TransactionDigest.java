package org.wwep.emulator.web.dashboard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.json.JsonObject;
import org.wwep.net.TerminalText;
import org.wwep.protocol.AckReply;
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
  private static final Pattern WRITE =
      Pattern.compile("W([0-9A-Fa-f]{4})([0-9A-Fa-f]{2})([0-9A-Fa-f]{4}).*");

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, String> written = new LinkedHashMap<>();
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
        case AckReply _ -> written(transaction.received());
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

  private void written(String frame) {
    Matcher write = WRITE.matcher(frame);
    if (write.matches() && written.size() < MOST_REGISTERS) {
      String register = (write.group(1) + " " + write.group(2)).toUpperCase(Locale.ROOT);
      written.put(register, write.group(3).toUpperCase(Locale.ROOT));
    }
  }

  /** Returns what there was, for a page, and begins anew. */
  JsonObject take() {
    lock.lock();
    try {
      List<String> registers = new ArrayList<>(written.size());
      written.forEach((register, value) -> registers.add(register + " " + value));
      JsonObject json =
          new JsonObject()
              .with("count", count)
              .with("registers", registers)
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
        .with("peer", transaction.peer().toString())
        .with("port", transaction.port())
        .with("frame", TerminalText.of(transaction.received(), LONGEST))
        .with("reply", TerminalText.of(transaction.reply().frame(), LONGEST))
        .fields();
  }
}
