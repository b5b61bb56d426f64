package org.wwep.emulator.cli.lab;

import java.util.List;

/**
 * The application bytes that an attacker read.
 *
 * @param fromClient what the client sent
 * @param fromServer what the server sent
 */
public record AttackerView(String fromClient, String fromServer) {
  /** What a client or server that refuses leaves the attacker. */
  static final AttackerView NOTHING = new AttackerView("", "");

  /** Returns whether it is both directions, or nothing at all where the attack is to fail. */
  boolean isExpected(boolean success) {
    return fromClient.isEmpty() != success && fromServer.isEmpty() != success;
  }

  /** Returns what is said of it. */
  List<String> lines() {
    return equals(NOTHING)
        ? List.of("attacker  read no application byte")
        : List.of(
            "attacker  read from the client '" + fromClient + "'",
            "attacker  read from the server '" + fromServer + "'");
  }
}
