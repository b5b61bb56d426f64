package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The test vectors of {@code docs/reference/protocol.md}, read from that very file. */
public record ProtocolVectors(String sent, String answer, String withReasons) {
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]*)` \\| `([^`]*)` \\| `([^`]*)` \\|");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(n|r|x([0-9A-F]{2}))");

  private static final String PAGE = "protocol.md";

  /** Reads the table under this heading. */
  public static List<ProtocolVectors> under(String heading) {
    List<ProtocolVectors> rows = new ArrayList<>();
    boolean here = false;
    try {
      for (String line : page().lines().toList()) {
        if (line.startsWith("#")) {
          here = line.equals("### " + heading);
        } else if (here && line.startsWith("| `")) {
          Matcher row = ROW.matcher(line);
          if (!row.matches()) {
            throw new IllegalStateException("not a test vector: " + line);
          }
          rows.add(
              new ProtocolVectors(unescape(row.group(1)), row.group(2), unescape(row.group(3))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("no vectors under '" + heading + "' in " + PAGE);
    }
    return rows;
  }

  private static String page() throws IOException {
    try (InputStream in = ProtocolVectors.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new IllegalStateException("no " + PAGE + " on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Returns the bytes to send. */
  public byte[] bytes() {
    return sent.getBytes(ISO_8859_1);
  }

  @Override
  public String toString() {
    return "'" + sent.replaceAll("[^ -~]", ".") + "' -> " + answer;
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    switch (match.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      default -> Character.toString((char) Integer.parseInt(match.group(2), 16));
                    }));
  }
}
