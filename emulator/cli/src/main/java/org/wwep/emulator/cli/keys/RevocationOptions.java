package org.wwep.emulator.cli.keys;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.RevocationLists;
import org.wwep.net.tls.TrustAnchors;
import picocli.CommandLine.Option;

/** Which certificates are taken no more, though their time is not over. */
public final class RevocationOptions {
  @Option(
      names = "--crl",
      paramLabel = "FILE",
      description =
          "Refuse the certificates on this CA's revocation list, PEM or DER; one for each CA on the"
              + " way. May be repeated; read again when it has changed.")
  List<Path> files = new ArrayList<>();

  /** Returns whether there is a list. */
  public boolean areGiven() {
    return !files.isEmpty();
  }

  /** Returns these CAs, less what the lists have revoked; what is wrong with a list is told. */
  public TrustAnchors applyTo(TrustAnchors anchors, InstantSource clock, Consumer<String> warn)
      throws CliException {
    try {
      TrustAnchors less =
          areGiven() ? anchors.withRevocations(RevocationLists.read(files)) : anchors;
      less.checkRevocations(clock.instant()).forEach(warn);
      return less;
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
