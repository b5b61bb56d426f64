package org.wwep.emulator.cli.keys;

import java.io.Console;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.Passwords;

/** Certificates with their keys, and the passwords of these. */
public final class CredentialReader {
  private CredentialReader() {}

  /** Reads a certificate and its key; asks for a password if there is one and somebody to ask. */
  public static Credential read(@Nullable Path certificate, @Nullable Path key)
      throws CliException {
    return read(certificate, key, passwords());
  }

  /** Reads a certificate and its key, which has no password. */
  static Credential readUnlocked(@Nullable Path certificate, @Nullable Path key)
      throws CliException {
    return read(certificate, key, Passwords.NONE);
  }

  private static Credential read(
      @Nullable Path certificate, @Nullable Path key, Passwords passwords) throws CliException {
    if (certificate == null || key == null) {
      throw new IllegalArgumentException("--cert and --key belong together: give both");
    }
    try {
      return Credential.read(certificate, key, passwords);
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static Passwords passwords() {
    Console console = Terminals.interactive();
    return console == null
        ? Passwords.NONE
        : what -> console.readPassword("Password of %s: ", what);
  }
}
