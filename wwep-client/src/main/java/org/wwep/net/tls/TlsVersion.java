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

  /** Returns {@code TLS 1.2} or {@code TLS 1.3}. */
  @Override
  public String toString() {
    return text;
  }
}
