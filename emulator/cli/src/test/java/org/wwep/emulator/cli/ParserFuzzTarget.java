package org.wwep.emulator.cli;

import java.io.IOException;
import java.util.Locale;

/** What Jazzer calls: {@code -Dwwep.fuzz.parser=NAME} says which {@link FuzzParser}. */
public final class ParserFuzzTarget {
  private static final FuzzParser PARSER =
      FuzzParser.valueOf(
          System.getProperty("wwep.fuzz.parser", "scenario").toUpperCase(Locale.ROOT));

  private ParserFuzzTarget() {}

  /** Reads an input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException, InterruptedException {
    PARSER.read(input);
  }
}
