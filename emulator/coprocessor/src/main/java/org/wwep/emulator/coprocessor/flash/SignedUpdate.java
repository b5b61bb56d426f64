package org.wwep.emulator.coprocessor.flash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;
import org.wwep.net.tls.CertificateText;

/**
 * A file with its version and a signature over both, as CMS: {@code openssl cms -sign -binary
 * -nodetach} makes one as well.
 *
 * <p><b>Shape</b>: what is signed begins with a line {@code wwep-update NAME VERSION}; the content
 * is what follows. The signer's certificates travel along.
 */
public final class SignedUpdate {
  private static final Pattern LINE = Pattern.compile("wwep-update (\\S+) (\\d{1,18})");
  private static final int LONGEST_LINE = 256;

  private final String name;
  private final long version;
  private final byte[] content;
  private final CMSSignedData signed;

  private SignedUpdate(String name, long version, byte[] content, CMSSignedData signed) {
    this.name = name;
    this.version = version;
    this.content = content;
    this.signed = signed;
  }

  /** Returns what has to be signed for an update. */
  public static byte[] toSign(String name, long version, byte[] content) {
    FlashFile.checkName(name);
    if (version < 1) {
      throw new IllegalArgumentException("a version is 1 or more, was " + version);
    }
    byte[] line = "wwep-update %s %d\n".formatted(name, version).getBytes(US_ASCII);
    byte[] all = Arrays.copyOf(line, line.length + content.length);
    System.arraycopy(content, 0, all, line.length, content.length);
    return all;
  }

  /** Reads an update in DER; whether its signature holds is asked when it is installed. */
  public static SignedUpdate read(byte[] der) throws FlashException {
    try {
      CMSSignedData signed = new CMSSignedData(der);
      if (signed.getSignedContent() != null
          && signed.getSignedContent().getContent() instanceof byte[] bytes) {
        return of(bytes, signed);
      }
    } catch (CMSException | RuntimeException e) {
      // The library throws many kinds for bytes that are not what they should be.
      throw new FlashException(
          Reason.BAD_SIGNATURE, "that is no signed update: CMS in DER is expected", e);
    }
    throw new FlashException(
        Reason.BAD_SIGNATURE, "the update has its signature alone: sign with -nodetach");
  }

  private static SignedUpdate of(byte[] bytes, CMSSignedData signed) throws FlashException {
    int end = 0;
    while (end < bytes.length && end < LONGEST_LINE && bytes[end] != '\n') {
      end++;
    }
    Matcher line = LINE.matcher(new String(bytes, 0, end, US_ASCII));
    if (end == bytes.length || !line.matches()) {
      throw new FlashException(
          Reason.BAD_SIGNATURE, "an update begins with a line 'wwep-update NAME VERSION'");
    }
    if (!FlashFile.isName(line.group(1))) {
      throw new FlashException(
          Reason.BAD_SIGNATURE, "the update is for no file: '" + line.group(1) + "'");
    }
    byte[] content = Arrays.copyOfRange(bytes, end + 1, bytes.length);
    return new SignedUpdate(line.group(1), Long.parseLong(line.group(2)), content, signed);
  }

  /** Returns which file it is for. */
  public String name() {
    return name;
  }

  /** Returns its version, 0 or more. */
  public long version() {
    return version;
  }

  byte[] content() {
    return content.clone();
  }

  /** The coprocessor's own files are the maker's; the others are anybody's with a trusted root. */
  void throwUnlessTrusted(RootCatalogue roots, byte[] maker) throws FlashException {
    List<X509Certificate> sent = certificates();
    X509Certificate signer = signer(sent);
    X509Certificate top = top(signer, sent);
    if (isMaker(signer, maker) || (!name.startsWith(FlashFile.SYSTEM) && roots.trusts(top))) {
      return;
    }
    throw new FlashException(
        Reason.UNKNOWN_ROOT,
        name.startsWith(FlashFile.SYSTEM)
            ? name + " is signed by the maker alone, was " + subject(signer)
            : "no trusted root stands behind " + subject(signer) + ", which signed " + name);
  }

  /** Checks that this is the maker's, whatever file it is for. */
  void throwUnlessMakers(byte[] maker) throws FlashException {
    X509Certificate signer = signer(certificates());
    if (!isMaker(signer, maker)) {
      throw new FlashException(
          Reason.UNKNOWN_ROOT, name + " is replaced by the maker alone, was " + subject(signer));
    }
  }

  private static boolean isMaker(X509Certificate signer, byte[] maker) throws FlashException {
    try {
      return Arrays.equals(signer.getEncoded(), maker);
    } catch (CertificateException e) {
      throw unreadable(e);
    }
  }

  private List<X509Certificate> certificates() throws FlashException {
    List<X509Certificate> all = new ArrayList<>();
    try {
      for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
        all.add(new JcaX509CertificateConverter().getCertificate(holder));
      }
    } catch (CertificateException | RuntimeException e) {
      throw unreadable(e);
    }
    return all;
  }

  private X509Certificate signer(List<X509Certificate> sent) throws FlashException {
    try {
      for (SignerInformation info : signed.getSignerInfos().getSigners()) {
        for (X509Certificate certificate : sent) {
          if (info.getSID().match(new X509CertificateHolder(certificate.getEncoded()))
              && info.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
            return certificate;
          }
        }
      }
    } catch (CMSException
        | OperatorCreationException
        | CertificateException
        | IOException
        | RuntimeException e) {
      throw new FlashException(
          Reason.BAD_SIGNATURE, "the signature of the update of " + name + " does not hold", e);
    }
    throw new FlashException(
        Reason.BAD_SIGNATURE, "no certificate in the update of " + name + " signed it");
  }

  private static X509Certificate top(X509Certificate signer, List<X509Certificate> sent) {
    X509Certificate at = signer;
    for (int steps = 0; steps < sent.size(); steps++) {
      X509Certificate below = at;
      at = sent.stream().filter(above -> issued(above, below)).findFirst().orElse(below);
    }
    return at;
  }

  private static boolean issued(X509Certificate above, X509Certificate below) {
    if (!above.getSubjectX500Principal().equals(below.getIssuerX500Principal())
        || above.getBasicConstraints() < 0) {
      return false;
    }
    try {
      below.verify(above.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String subject(X509Certificate certificate) {
    return CertificateText.name(certificate.getSubjectX500Principal());
  }

  private static FlashException unreadable(Exception e) {
    return new FlashException(Reason.BAD_SIGNATURE, "a certificate that cannot be read", e);
  }
}
