package org.wwep.net.tls;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.SSLContext;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/** Whose TLS engines a server on real sockets uses. */
public enum JsseProvider {
  /** Bouncy Castle's engine, with the public-key arithmetic of the JDK. */
  BOUNCY_CASTLE,
  /** The JDK's own engine. */
  JDK;

  private static final class LazyProvider {
    // Each algorithm is taken from the JDK.
    private static final Provider BOUNCY_CASTLE =
        new BouncyCastleJsseProvider(false, JdkTlsCrypto.provider());

    private LazyProvider() {}
  }

  SSLContext context() throws GeneralSecurityException {
    Provider provider = provider();
    return provider == null
        ? SSLContext.getInstance("TLS")
        : SSLContext.getInstance("TLS", provider);
  }

  private @Nullable Provider provider() {
    return switch (this) {
      case BOUNCY_CASTLE -> LazyProvider.BOUNCY_CASTLE;
      case JDK -> Security.getProvider("SunJSSE");
    };
  }
}
