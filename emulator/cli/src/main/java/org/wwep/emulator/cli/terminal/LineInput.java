package org.wwep.emulator.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads lines of at most {@value #MOST} characters, and counts them; longer ones are cut off. */
public final class LineInput {
  private static final int MOST = 1000;

  private final Reader reader;
  private int number;

  public LineInput(InputStream in, Charset charset) {
    reader = new BufferedReader(new InputStreamReader(in, charset));
  }

  /** Returns the next line without its end, or null at the end of the input. */
  public @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    number++;
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() < MOST) {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Returns the number of the line last read, from 1. */
  public int number() {
    return number;
  }
}
