package org.wwep.emulator.scenario;

/**
 * A place in a scenario file.
 *
 * @param file the file's name as the user gave it
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) implements Comparable<Position> {
  /** Checks that lines and columns count from 1. */
  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "lines and columns count from 1, was " + line + ":" + column);
    }
  }

  @Override
  public int compareTo(Position other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** Returns {@code button-press.yaml:14:3}, as editors and compilers write it. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
