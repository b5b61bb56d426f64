package org.wwep.net.tls;

import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.ProtocolName;
import org.jspecify.annotations.Nullable;

/** What is spoken over TLS (ALPN, RFC 7301), between Java's types and the library's. */
@SuppressWarnings("JdkObsolete") // The library asks for this type.
final class AlpnProtocols {
  private AlpnProtocols() {}

  /** Returns the names as the library wants them; null says nothing about it. */
  static @Nullable Vector<ProtocolName> vector(List<String> names) {
    if (names.isEmpty()) {
      return null;
    }
    Vector<ProtocolName> vector = new Vector<>();
    names.forEach(name -> vector.add(ProtocolName.asUtf8Encoding(name)));
    return vector;
  }

  static @Nullable String text(@Nullable ProtocolName name) {
    return name == null ? null : name.getUtf8Decoding();
  }
}
