package org.wwep.emulator.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.value.BoundedFile;

/**
 * How long scenarios took when they were run before, as JUnit XML or lines of JSON say.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} of one line if a file is neither.
 */
public final class RunDurations {
  private final Map<Path, List<Duration>> times = new HashMap<>();

  private RunDurations() {}

  /**
   * Reads a results directory, the JUnit XML in it, or what {@code wwep run --json} printed.
   *
   * @throws IOException if it cannot be read
   */
  public static RunDurations read(Path place) throws IOException {
    Path file = Files.isDirectory(place) ? place.resolve("junit.xml") : place;
    byte[] text = BoundedFile.read(file);
    RunDurations times = new RunDurations();
    try {
      if (new String(text, StandardCharsets.UTF_8).stripLeading().startsWith("<")) {
        times.xml(text);
      } else {
        times.json(text);
      }
    } catch (XMLStreamException | JsonSyntaxException e) {
      throw new IllegalArgumentException(
          file + " is neither JUnit XML nor a run's lines of JSON", e);
    }
    if (times.times.isEmpty()) {
      throw new IllegalArgumentException(file + " has no run with its file and time");
    }
    return times;
  }

  private void xml(byte[] text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(text));
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("testcase")) {
        String file = xml.getAttributeValue(null, "file");
        String seconds = xml.getAttributeValue(null, "time");
        if (file != null && seconds != null && seconds.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
          add(file, Duration.ofNanos(Math.round(Double.parseDouble(seconds) * 1e9)));
        }
      }
    }
  }

  private void json(byte[] text) throws JsonSyntaxException {
    for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
      Map<String, Object> fields =
          JsonReader.object(JsonReader.read(line.getBytes(StandardCharsets.UTF_8)));
      long millis = JsonReader.wholeNumber(fields.get("wall-ms")).orElse(-1);
      if (fields.get("file") instanceof String file && millis >= 0) {
        add(file, Duration.ofMillis(millis));
      }
    }
  }

  private void add(String file, Duration time) {
    times.computeIfAbsent(Path.of(file).normalize(), _ -> new ArrayList<>()).add(time);
  }

  /** Returns how long a run of a scenario took in the mean, or null if none is known. */
  public @Nullable Duration of(String file) {
    List<Duration> known = times.get(Path.of(file).normalize());
    return known == null
        ? null
        : known.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(known.size());
  }
}
