package org.wwep.emulator.cli.keys;

import org.wwep.net.tls.TlsParameters;
import picocli.CommandLine.Option;

/** Whether a peer that has no forward secrecy is refused. */
public final class StaticRsaOption {
  @Option(
      names = "--no-static-rsa",
      description =
          "Refuse peers whose TLS 1.2 has static RSA and nothing better, instead of a warning:"
              + " whoever gets the server's key can read what was recorded before.")
  boolean refused;

  /** Returns whether it was given. */
  public boolean isGiven() {
    return refused;
  }

  /** Returns these without static RSA, if it is refused. */
  public TlsParameters applyTo(TlsParameters parameters) {
    return refused ? parameters.withoutStaticRsa() : parameters;
  }
}
