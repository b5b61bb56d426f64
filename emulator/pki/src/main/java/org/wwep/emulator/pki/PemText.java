package org.wwep.emulator.pki;

import java.io.IOException;
import java.io.StringWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys, certificates and lists as text (RFC 7468). */
public final class PemText {
  private PemText() {}

  /**
   * Writes one.
   *
   * @param type what it is: {@code PRIVATE KEY}
   * @param der its encoding
   */
  public static String of(String type, byte[] der) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, der));
    }
    return text.toString();
  }
}
