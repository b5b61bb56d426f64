package org.wwep.net.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Bytes that should be a certificate or a key, PEM or DER, and what to call them in an error. */
final class CredentialSource {
  private static final int LONGEST = 1 << 20;

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
      throw new CredentialException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns whether this is text with PEM blocks; anything else should be DER. */
  boolean isPem() {
    return text().contains("-----BEGIN ");
  }

  String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
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
