package org.wwep.emulator.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wwep.protocol.DeviceId;

/**
 * Which devices a certificate is for: each is a URI among its alternative names, {@code
 * urn:wwep:device:0FAC}.
 */
public final class DeviceUris {
  private static final int URI = 6;
  private static final String PREFIX = "urn:wwep:device:";
  // The first two words of a URN are the same in capitals, RFC 8141; so are hex digits.
  private static final String FORM = "(?i:urn:wwep):device:[0-9A-Fa-f]{4}";

  private DeviceUris() {}

  static String of(DeviceId device) {
    return PREFIX + device;
  }

  /** Returns the devices; none if it names none, or has names that cannot be read. */
  public static Set<DeviceId> of(X509Certificate certificate) {
    Set<DeviceId> devices = new LinkedHashSet<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        for (List<?> name : names) {
          String text = String.valueOf(name.get(1));
          if (Integer.valueOf(URI).equals(name.getFirst()) && text.matches(FORM)) {
            devices.add(DeviceId.parse(text.substring(PREFIX.length())));
          }
        }
      }
    } catch (CertificateParsingException _) {
      return Set.of();
    }
    return devices;
  }
}
