package org.wwep.emulator.cli.keys;

import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.Passwords;
import org.wwep.net.tls.TrustAnchors;

/** Certificates with their keys, and the passwords of these. */
public final class CredentialReader {
  private CredentialReader() {}

  /** Reads a certificate and its key; asks for a password if there is one and somebody to ask. */
  public static Credential read(@Nullable Path certificate, @Nullable Path key)
      throws CliException {
    return read(certificate, key, passwords());
  }

  /** Reads what a server is to show, and refuses what no client can accept. */
  public static Credential readServer(
      @Nullable Path certificate, @Nullable Path key, InstantSource clock, Consumer<String> warn)
      throws CliException {
    Credential own = read(certificate, key);
    try {
      own.checkServer(clock.instant()).forEach(warn);
      return own;
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, certificate + ": " + e.getMessage());
    }
  }

  /** Reads what a client is to show; what no server can accept is a warning. */
  static Credential readClient(
      @Nullable Path certificate, @Nullable Path key, InstantSource clock, Consumer<String> warn)
      throws CliException {
    Credential own = read(certificate, key);
    try {
      own.checkClient(clock.instant()).forEach(warn);
    } catch (CredentialException e) {
      warn.accept(certificate + ": " + e.getMessage());
    }
    return own;
  }

  /** Reads the certificates of a file, which the user trusts or names otherwise. */
  public static TrustAnchors readTrust(Path file) throws CliException {
    try {
      return TrustAnchors.read(file);
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** Reads a certificate and its key, two files, which have no password. */
  static Credential readUnlocked(@Nullable Path certificate, @Nullable Path key)
      throws CliException {
    if (key == null) {
      throw halfGiven();
    }
    return read(certificate, key, Passwords.NONE);
  }

  private static Credential read(
      @Nullable Path certificate, @Nullable Path key, Passwords passwords) throws CliException {
    try {
      if (certificate != null && key == null) {
        return Credential.readBoth(certificate, passwords).orElseThrow(CredentialReader::halfGiven);
      }
      if (certificate == null || key == null) {
        throw halfGiven();
      }
      return Credential.read(certificate, key, passwords);
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static IllegalArgumentException halfGiven() {
    return new IllegalArgumentException("--cert and --key belong together: give both");
  }

  private static Passwords passwords() {
    Console console = Terminals.interactive();
    return console == null
        ? Passwords.NONE
        : what -> console.readPassword("Password of %s: ", what);
  }
}
