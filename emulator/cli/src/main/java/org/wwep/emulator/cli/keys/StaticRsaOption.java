package org.wwep.emulator.cli.keys;

import java.util.function.Consumer;
import org.wwep.net.tls.TlsParameters;
import picocli.CommandLine.Option;

/** Whether a peer that has no forward secrecy is served all the same. */
public final class StaticRsaOption {
  @Option(
      names = "--static-rsa",
      description =
          "Allow static RSA in TLS 1.2, for peers that have nothing else: whoever gets the server's"
              + " key can then read what was recorded before.")
  boolean allowed;

  /** Returns whether it was given. */
  public boolean isGiven() {
    return allowed;
  }

  /** Returns these with static RSA, if it was allowed; that is told. */
  public TlsParameters applyTo(TlsParameters parameters, Consumer<String> warn) {
    if (!allowed) {
      return parameters;
    }
    warn.accept(
        "static RSA is allowed: who gets the server's key can read what was recorded before");
    return parameters.withStaticRsa();
  }
}
