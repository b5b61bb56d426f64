package org.wwep.emulator.scenario;

/**
 * A place in a scenario file.
 *
 * @param file the file's name as the user gave it
 * @param line from 1; 0 for the whole file
 * @param column from 1, in characters; 0 for the whole file
 */
public record Position(String file, int line, int column) implements Comparable<Position> {
  /** Checks that lines and columns count from 1. */
  public Position {
    boolean whole = line == 0 && column == 0;
    if (!whole && (line < 1 || column < 1)) {
      throw new IllegalArgumentException(
          "lines and columns count from 1, was " + line + ":" + column);
    }
  }

  /** Returns the place of what is wrong with a file as a whole, such as that it is not there. */
  public static Position wholeFile(String file) {
    return new Position(file, 0, 0);
  }

  /** Returns whether it is the file as a whole. */
  public boolean isWholeFile() {
    return line == 0;
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
    return isWholeFile() ? file : file + ":" + line + ":" + column;
  }
}
