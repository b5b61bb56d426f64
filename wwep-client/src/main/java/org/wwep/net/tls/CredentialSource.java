package org.wwep.net.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.wwep.value.FileErrors;

/** Bytes that should be a certificate or a key, PEM or DER, and what to call them in an error. */
final class CredentialSource {
  private static final int LONGEST = 1 << 20;
  private static final int PKCS12_VERSION = 3;
  private static final ASN1ObjectIdentifier PKCS7 = new ASN1ObjectIdentifier("1.2.840.113549.1.7");
  // The three bytes of U+FEFF in UTF-8, as they are read here.
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final String name;
  private final byte[] bytes;

  CredentialSource(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Reads a file. */
  static CredentialSource of(Path file) throws CredentialException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new CredentialException(file + ": more than 1 MB, so neither certificate nor key");
      }
      return new CredentialSource(file.toString(), bytes);
    } catch (NoSuchFileException e) {
      throw new CredentialException(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new CredentialException(file + ": not permitted to read it", e);
    } catch (IOException e) {
      throw new CredentialException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  /** Returns whether this is text with PEM blocks; anything else should be DER. */
  boolean isPem() {
    return text().contains("-----BEGIN ");
  }

  /**
   * Returns the text, without the marks that Windows' editors put before it, and between files that
   * were put together.
   */
  String text() {
    if (startsWith(0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1).replace(BYTE_ORDER_MARK, "");
  }

  private boolean startsWith(int first, int second) {
    return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
  }

  /** Returns whether a private key stands here too. */
  boolean holdsKey() {
    return isPkcs12() || text().contains("PRIVATE KEY-----");
  }

  /** Returns whether this is a PKCS#12 file: version 3, and a message. */
  boolean isPkcs12() {
    try {
      return ASN1Primitive.fromByteArray(bytes) instanceof ASN1Sequence sequence
          && sequence.size() >= 2
          && sequence.getObjectAt(0) instanceof ASN1Integer version
          && version.hasValue(PKCS12_VERSION)
          && sequence.getObjectAt(1) instanceof ASN1Sequence message
          && message.size() > 0
          && message.getObjectAt(0) instanceof ASN1ObjectIdentifier type
          && type.on(PKCS7);
    } catch (IOException | RuntimeException _) {
      // The library throws many kinds for bytes that are not DER.
      return false;
    }
  }

  CredentialException wrong(String what) {
    return new CredentialException(name + ": " + what);
  }

  CredentialException wrong(String what, Throwable cause) {
    String detail = cause.getMessage();
    return new CredentialException(
        name + ": " + what + (detail == null ? "" : " (" + detail + ")"), cause);
  }
}
