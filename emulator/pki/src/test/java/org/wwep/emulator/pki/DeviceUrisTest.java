package org.wwep.emulator.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.wwep.protocol.DeviceId;

class DeviceUrisTest {
  private static X509Certificate naming(String uri) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X500Principal name = new X500Principal("CN=device");
    Date now = Date.from(Instant.EPOCH);
    var builder =
        new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, now, name, keys.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  @Test
  void a_urn_names_its_device_in_capitals_too() throws Exception {
    for (String uri :
        List.of("urn:wwep:device:0fac", "URN:wwep:device:0FAC", "Urn:WWEP:device:0FaC")) {
      assertThat(DeviceUris.of(naming(uri))).as(uri).containsExactly(DeviceId.parse("0FAC"));
    }
    for (String uri :
        List.of("urn:wwep:DEVICE:0FAC", "urn:wwep:device:0FACE", "x-urn:wwep:device:0FAC")) {
      assertThat(DeviceUris.of(naming(uri))).as(uri).isEmpty();
    }
  }
}
