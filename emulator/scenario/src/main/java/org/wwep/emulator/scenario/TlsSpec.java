package org.wwep.emulator.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.PublicKeyPin;

/**
 * How a device secures a link; file names are relative to the scenario's own folder.
 *
 * @param ca trust this CA, or null for the development CA
 * @param crls refuse what these lists of the CA have revoked; empty for none
 * @param pins believe only these public keys; empty for any that the CA vouches for
 * @param certificate the device's own certificate, or null
 * @param key the certificate's key, or null
 * @param mutual whether the device shows the development CA's client certificate
 * @param insecure whether nothing is checked
 */
public record TlsSpec(
    @Nullable String ca,
    List<String> crls,
    List<PublicKeyPin> pins,
    @Nullable String certificate,
    @Nullable String key,
    boolean mutual,
    boolean insecure) {
  /** The development CA, no certificate of its own. */
  public static final TlsSpec DEFAULT =
      new TlsSpec(null, List.of(), List.of(), null, null, false, false);

  /** Checks that the parts go together. */
  public TlsSpec {
    crls = List.copyOf(crls);
    pins = List.copyOf(pins);
    if (ca == null && !crls.isEmpty()) {
      throw new IllegalArgumentException("'crl' is the list of a CA of yours: add its 'ca'");
    }
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("'cert' and 'key' go together: give both or none");
    }
    if (mutual && certificate != null) {
      throw new IllegalArgumentException("'mutual' is the development certificate: drop 'cert'");
    }
    if (insecure && (ca != null || !pins.isEmpty())) {
      throw new IllegalArgumentException("'insecure' checks nothing: drop it, or 'ca' and 'pins'");
    }
  }
}
