package org.wwep.emulator.scenario.yaml;

import org.wwep.emulator.scenario.SerialText;

/** Reads what to look for on a console: {@code text} or {@code regex}. */
public final class SerialTextReader {
  private static final SerialText ANY = new SerialText("?", false);

  private SerialTextReader() {}

  /** Reads the one or the other of the two fields. */
  public static SerialText read(MappingReader fields) {
    boolean text = fields.has("text");
    boolean regex = fields.has("regex");
    if (text == regex) {
      fields.problem(
          fields.at(),
          text ? "give 'text' or 'regex', not both" : "'text' is missing, or else 'regex'");
    }
    return text
        ? fields.value("text", ANY, ValueReaders.of(t -> new SerialText(t, false)))
        : fields.value("regex", ANY, ValueReaders.of(t -> new SerialText(t, true)));
  }
}
