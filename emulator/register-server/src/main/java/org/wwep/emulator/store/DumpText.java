package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** The text of a dump that somebody's program has saved anew: UTF-8, or what its mark says. */
public final class DumpText {
  private DumpText() {}

  /**
   * Returns the text of a stream, which stays the caller's to close.
   *
   * <p><b>Errors</b>: bytes that are no such text are a {@link CharacterCodingException} when they
   * are read.
   */
  public static Reader reader(InputStream bytes) throws IOException {
    InputStream in = new BufferedInputStream(bytes);
    in.mark(2);
    int mark = in.read() << 8 | in.read();
    Charset charset =
        switch (mark) {
          case 0xFEFF -> UTF_16BE;
          case 0xFFFE -> UTF_16LE;
          default -> UTF_8;
        };
    if (charset.equals(UTF_8)) {
      in.reset();
    }
    return new InputStreamReader(in, charset.newDecoder());
  }
}
