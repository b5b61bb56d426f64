package org.wwep.emulator.server.admin;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wwep.net.Endpoint;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.Reply;
import org.wwep.protocol.server.Transaction;

/**
 * Transactions of one server as a text that it sends to others.
 *
 * <p><b>Shape</b>: a line with the server's name, then a line each: number, milliseconds since
 * 1970, address, port, kind of port, frame, reply, with tabs between them.
 *
 * <p><b>Errors</b>: whoever may write to the store may send anything. A line that is none is left
 * out, and what is none at all is empty.
 *
 * @param server its name
 * @param transactions in order
 */
record SharedTransactions(String server, List<Transaction> transactions) {
  private static final String HEAD = "wwep-feed-1 ";

  /** Longer is nobody's batch. */
  private static final int LONGEST = 1 << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern LINE =
      Pattern.compile(
          "([0-9]{1,18})\t([0-9]{1,15})\t([0-9A-Fa-f.:%]{2,80})\t([0-9]{1,5})\t(open|tls)"
              + "\t([ -~]{0,200})\t(A[0-9A-F]{10}|X(?: [ -~]{0,200})?)");

  /** Copies the list. */
  SharedTransactions {
    transactions = List.copyOf(transactions);
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  String text() {
    return transactions.stream()
        .map(SharedTransactions::line)
        .collect(Collectors.joining("\n", HEAD + server + "\n", ""));
  }

  private static String line(Transaction one) {
    return String.join(
        "\t",
        Long.toString(one.number()),
        Long.toString(one.at().toEpochMilli()),
        one.peer().address().getHostAddress(),
        Integer.toString(one.peer().port()),
        one.port(),
        one.received(),
        one.reply().frame());
  }

  static Optional<SharedTransactions> parse(String text) {
    List<String> lines = text.length() > LONGEST ? List.of() : text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith(HEAD)) {
      return Optional.empty();
    }
    String server = lines.getFirst().substring(HEAD.length());
    if (!isName(server)) {
      return Optional.empty();
    }
    List<Transaction> all = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher fields = LINE.matcher(line);
      if (fields.matches()) {
        transaction(server, fields).ifPresent(all::add);
      }
    }
    return Optional.of(new SharedTransactions(server, all));
  }

  private static Optional<Transaction> transaction(String server, Matcher fields) {
    try {
      return Optional.of(
          new Transaction(
              Long.parseLong(fields.group(1)),
              Instant.ofEpochMilli(Long.parseLong(fields.group(2))),
              new Endpoint(
                  InetAddress.ofLiteral(fields.group(3)), Integer.parseInt(fields.group(4))),
              fields.group(5),
              fields.group(6),
              reply(fields.group(7)),
              server));
    } catch (IllegalArgumentException _) {
      // An address or a port that is none.
      return Optional.empty();
    }
  }

  private static Reply reply(String frame) {
    return frame.startsWith("A")
        ? new AckReply(
            new DeviceId(Integer.parseInt(frame.substring(1, 5), 16)),
            Integer.parseInt(frame.substring(5, 7), 16),
            Integer.parseInt(frame.substring(7), 16))
        : new ErrorReply(frame.substring(1).strip());
  }
}
