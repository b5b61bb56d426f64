package org.wwep.emulator.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;

/**
 * The presses of a real button, as edges: what {@code wwep bounce record} writes.
 *
 * <p><b>Shape</b>: a text file. The first line is {@code wwep-bounce 1}; then a line a press,
 * {@code down=0,180233,420111 up=0}: when the edges of closing and of opening came, since the
 * first. Lines that begin with {@code #} are for people.
 *
 * <p><b>Units</b>: nanoseconds.
 *
 * @param presses at least one
 */
public record BounceRecording(List<RecordedBounce> presses) {
  private static final String HEADER = "wwep-bounce 1";
  private static final Pattern PRESS = Pattern.compile("down=([0-9,]+) up=([0-9,]+)");

  /** Checks that there is a press. */
  public BounceRecording {
    presses = List.copyOf(presses);
    if (presses.isEmpty()) {
      throw new IllegalArgumentException("a recording has a press at least");
    }
  }

  /** Returns the press of this number; after the last one they begin again. */
  public RecordedBounce press(long number) {
    return presses.get(Math.floorMod(number, presses.size()));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read or is no recording, one line with the
   *     file, the line and what to do
   */
  public static BounceRecording read(Path file) {
    try {
      byte[] bytes = BoundedFile.read(BoundedFile.regular(file), 1);
      return parse(
          file, UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().lines().toList());
    } catch (NoSuchFileException e) {
      throw wrong(file, 1, "there is no such file; record the presses of a button first");
    } catch (CharacterCodingException e) {
      throw wrong(file, 1, "this is no recording of a button's presses");
    } catch (IOException e) {
      throw wrong(file, 1, "the file cannot be read: " + FileErrors.reason(e));
    }
  }

  private static BounceRecording parse(Path file, List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw wrong(file, 1, "a recording begins with '" + HEADER + "'");
    }
    List<RecordedBounce> presses = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        presses.add(press(file, i + 1, line));
      }
    }
    if (presses.isEmpty()) {
      throw wrong(file, lines.size(), "there is no press in it");
    }
    return new BounceRecording(presses);
  }

  private static RecordedBounce press(Path file, int number, String line) {
    Matcher press = PRESS.matcher(line);
    if (!press.matches()) {
      throw wrong(file, number, "a press is like 'down=0,180233,420111 up=0'");
    }
    try {
      return new RecordedBounce(offsets(press.group(1)), offsets(press.group(2)));
    } catch (IllegalArgumentException e) {
      throw wrong(file, number, String.valueOf(e.getMessage()));
    }
  }

  private static List<Duration> offsets(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(nanos -> Duration.ofNanos(Long.parseLong(nanos)))
        .toList();
  }

  private static IllegalArgumentException wrong(Path file, int line, String what) {
    return new IllegalArgumentException(file + ":" + line + ": " + what);
  }

  /** Returns the file's text; the comment is for people. */
  public String text(String comment) {
    StringBuilder text = new StringBuilder(HEADER + "\n# " + comment + "\n");
    for (RecordedBounce press : presses) {
      text.append("down=")
          .append(offsets(press.closing()))
          .append(" up=")
          .append(offsets(press.opening()))
          .append('\n');
    }
    return text.toString();
  }

  private static String offsets(List<Duration> edges) {
    return edges.stream()
        .map(edge -> String.valueOf(edge.toNanos()))
        .collect(Collectors.joining(","));
  }
}
