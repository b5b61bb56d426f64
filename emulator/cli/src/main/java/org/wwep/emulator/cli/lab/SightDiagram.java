package org.wwep.emulator.cli.lab;

import java.util.List;
import org.wwep.emulator.cli.lab.KeyExchangePhase.Actor;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.net.TerminalText;

/**
 * Who sees what of an exchange, drawn for a terminal: client, attacker and server in a row, how far
 * a frame gets between them, and below each what it can read.
 */
final class SightDiagram {
  private static final int COLUMN = 24;
  private static final int LONGEST = 20;
  private static final String LINE = "\u2500";
  private static final String THROUGH = "\u2550";
  private static final String END = "\u25b6 ";
  private static final String STOP = "\u2715 ";

  private SightDiagram() {}

  /** Both directions pass through the attacker's hands. */
  static List<String> read(AttackerView view) {
    return List.of(
        TextColour.BOLD.paint(arrow("client", THROUGH, END))
            + TextColour.RED.paint(arrow("attacker", THROUGH, END))
            + TextColour.BOLD.paint("server"),
        row(TextColour.RED, shown(view.fromClient()), shown(view.fromClient()), "reads it"),
        row(
            TextColour.RED,
            "reads the answer",
            shown(view.fromServer()),
            shown(view.fromServer())));
  }

  /** A frame is answered, and whoever is in between sees that something passes. */
  static List<String> sealed() {
    return List.of(
        TextColour.BOLD.paint(arrow("client", THROUGH, THROUGH))
            + TextColour.GREEN.paint(arrow("", THROUGH, END))
            + TextColour.BOLD.paint("server"),
        row(TextColour.GREEN, "reads the answer", "attacker: sealed bytes", "reads the frame"));
  }

  /** One side refuses before a frame is sent. */
  static List<String> refused(Actor by) {
    boolean server = by == Actor.SERVER;
    return List.of(
        TextColour.BOLD.paint(arrow("client", server ? " " : LINE, server ? " " : STOP))
            + TextColour.GREEN.paint(arrow("attacker", server ? LINE : " ", server ? STOP : " "))
            + TextColour.BOLD.paint("server"),
        row(
            TextColour.GREEN,
            server ? "is not asked" : "refuses",
            "reads nothing",
            server ? "refuses" : "gets no frame"));
  }

  private static String arrow(String name, String line, String end) {
    StringBuilder arrow = new StringBuilder(name);
    if (!name.isEmpty()) {
      arrow.append(' ');
    }
    while (arrow.length() < COLUMN - end.length()) {
      arrow.append(line);
    }
    return arrow.append(end).toString();
  }

  private static String row(TextColour attacker, String first, String second, String third) {
    return TextColour.GREY.paint(padded(first))
        + attacker.paint(padded(second))
        + TextColour.GREY.paint(third);
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(0, COLUMN - text.length()));
  }

  private static String shown(String frame) {
    return "'" + TerminalText.of(frame, LONGEST) + "'";
  }
}
