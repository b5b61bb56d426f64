package org.wwep.emulator.coprocessor.flash;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;
import org.wwep.net.tls.CertificateText;

/**
 * Signs updates, on the production line and not on the device.
 *
 * @param chain the signer's certificate, then what leads to its root
 * @param key its private key, EC or RSA
 */
public record UpdateSigner(List<X509Certificate> chain, PrivateKey key) {
  /** Checks that there is a certificate. */
  public UpdateSigner {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a signer has a certificate");
    }
  }

  /** Returns an update in DER. */
  public byte[] sign(String name, long version, byte[] content) throws FlashException {
    byte[] toSign = SignedUpdate.toSign(name, version, content);
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(
                  new JcaContentSignerBuilder(algorithm())
                      .setSecureRandom(new SecureRandom())
                      .build(key),
                  chain.getFirst()));
      generator.addCertificates(new JcaCertStore(chain));
      return generator.generate(new CMSProcessableByteArray(toSign), true).getEncoded();
    } catch (OperatorCreationException
        | CertificateEncodingException
        | CMSException
        | IOException e) {
      throw new FlashException(
          Reason.BAD_SIGNATURE,
          "the update of " + name + " cannot be signed: " + e.getMessage(),
          e);
    }
  }

  private String algorithm() {
    return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return "signer " + CertificateText.name(chain.getFirst().getSubjectX500Principal());
  }
}
