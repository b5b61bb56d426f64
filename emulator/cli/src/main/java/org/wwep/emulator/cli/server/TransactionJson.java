package org.wwep.emulator.cli.server;

import org.wwep.emulator.json.JsonLine;
import org.wwep.protocol.server.Transaction;

/** A transaction as programs read it. */
final class TransactionJson {
  private TransactionJson() {}

  static String json(Transaction transaction) {
    return new JsonLine(transaction.at(), "transaction")
        .with("server", transaction.server().isEmpty() ? null : transaction.server())
        .with("number", transaction.number())
        .with("peer", transaction.peer())
        .with("port", transaction.port())
        .with("frame", transaction.received())
        .with("reply", transaction.reply().frame())
        .end();
  }
}
