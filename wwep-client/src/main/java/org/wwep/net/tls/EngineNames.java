package org.wwep.net.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.bouncycastle.tls.SignatureScheme;

/** What engines of the standard kind call our versions, suites and signatures. */
final class EngineNames {
  // Nothing is offered that our own check of a certificate refuses, such as SHA-1.
  private static final String[] SIGNATURES =
      Arrays.stream(KeyKind.values())
          .flatMap(kind -> kind.schemes().stream())
          .map(SignatureScheme::getName)
          .toArray(String[]::new);

  private EngineNames() {}

  /** Returns the signatures that are offered, and accepted. */
  static String[] signatures() {
    return SIGNATURES.clone();
  }

  /** Returns the versions, the best first. */
  static String[] protocols(TlsParameters parameters) {
    return Arrays.stream(parameters.versions())
        .map(version -> version.getName().replace(" ", "v"))
        .toArray(String[]::new);
  }

  /**
   * Returns the suites, the best first, as far as the engine has them.
   *
   * @param proofs by which keys a server may prove who it is
   */
  static String[] suites(TlsParameters parameters, Set<TlsSuite.Proof> proofs, SSLContext context) {
    List<String> known = List.of(context.getSupportedSSLParameters().getCipherSuites());
    return Arrays.stream(parameters.numbers(proofs))
        .mapToObj(TlsSuite::name)
        .filter(known::contains)
        .toArray(String[]::new);
  }
}
