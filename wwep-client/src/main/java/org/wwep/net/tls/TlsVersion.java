package org.wwep.net.tls;

import org.bouncycastle.tls.ProtocolVersion;

/** A TLS version that may still be used. */
public enum TlsVersion {
  /** RFC 5246; session resumption is to be had here only. */
  TLS_1_2("TLS 1.2"),
  /** RFC 8446. */
  TLS_1_3("TLS 1.3");

  private final String text;

  TlsVersion(String text) {
    this.text = text;
  }

  ProtocolVersion wire() {
    return switch (this) {
      case TLS_1_2 -> ProtocolVersion.TLSv12;
      case TLS_1_3 -> ProtocolVersion.TLSv13;
    };
  }

  static TlsVersion of(ProtocolVersion wire) {
    return wire.equals(ProtocolVersion.TLSv13) ? TLS_1_3 : TLS_1_2;
  }

  /** Reads {@code 1.2} or {@code 1.3}. */
  public static TlsVersion parse(String text) {
    return switch (text) {
      case "1.2" -> TLS_1_2;
      case "1.3" -> TLS_1_3;
      default -> throw new IllegalArgumentException("'" + text + "' is no TLS version: 1.2 or 1.3");
    };
  }

  /** Returns {@code TLS 1.2} or {@code TLS 1.3}. */
  @Override
  public String toString() {
    return text;
  }
}
