package org.wwep.emulator.scenario.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.wwep.emulator.scenario.Position;

/** From bytes to the text of a YAML file. */
final class SourceText {
  /** A scenario is a few KiB. */
  static final int MOST = 1 << 20;

  private SourceText() {}

  /** Returns the text, or null if it is none, which is then among the problems. */
  static @Nullable String of(String file, byte[] content, Problems problems) {
    if (content.length > MOST) {
      problems.add(
          new Position(file, 1, 1),
          "the file is larger than 1 MiB, a scenario has a few KiB: split it, or use 'repeat'");
      return null;
    }
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer chars = CharBuffer.allocate(content.length + 1);
    CoderResult result = utf8.decode(bytes, chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      problems.add(
          position(file, text),
          "byte 0x%02X is not UTF-8: save the file in UTF-8".formatted(content[bytes.position()]));
      return null;
    }
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!StreamReader.isPrintable(text.codePointAt(i))) {
        problems.add(
            position(file, text.substring(0, i)),
            "the character U+%04X does not belong into a YAML file: remove it"
                .formatted(text.codePointAt(i)));
        return null;
      }
    }
    return text;
  }

  private static Position position(String file, String before) {
    int line = 1;
    int from = 0;
    for (int i = 0; i < before.length(); i++) {
      if (before.charAt(i) == '\n') {
        line++;
        from = i + 1;
      }
    }
    return new Position(file, line, before.codePointCount(from, before.length()) + 1);
  }
}
