package org.wwep.emulator.cli.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.SocketLayer;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.tls.PublicKeyPin;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsClientLayer;
import org.wwep.net.tls.TlsConnection;
import org.wwep.net.tls.TlsParameters;
import org.wwep.net.tls.TlsVersion;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.rtos.Rtos;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether and how a client secures its connections. */
public final class ClientTlsOptions {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec mixee;

  @Option(
      names = "--tls",
      description = "Secure the connection (port 40508 unless told otherwise).")
  public boolean tls;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust this CA, instead of the development CA.")
  @Nullable Path ca;

  @Option(
      names = "--pin",
      paramLabel = "SHA256",
      description = "Trust this public key only: its SHA-256, in hex or Base64.")
  List<PublicKeyPin> pins = new ArrayList<>();

  @Option(names = "--cert", paramLabel = "FILE", description = "Own certificate (mutual TLS).")
  @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "The own certificate's key.")
  @Nullable Path key;

  @Option(
      names = "--insecure",
      description =
          "Do not verify the server's certificate. A man in the middle can then read everything.")
  public boolean insecure;

  @Option(
      names = "--tls-version",
      completionCandidates = Choices.TlsVersions.class,
      paramLabel = "1.2|1.3",
      description = "Speak this version only (default: what both sides have).")
  public @Nullable TlsVersion version;

  @Mixin RevocationOptions revocations = new RevocationOptions();

  @Mixin StaticRsaOption staticRsa = new StaticRsaOption();

  public @Mixin CertsDirectory certs = new CertsDirectory();

  /** Returns whether a credential is given by an option. */
  public boolean namesFiles() {
    return ca != null
        || revocations.areGiven()
        || !pins.isEmpty()
        || certificate != null
        || key != null;
  }

  /** Returns whether peers without forward secrecy are refused. */
  public boolean refusesStaticRsa() {
    return staticRsa.isGiven();
  }

  /** Returns what is laid over a connection to this server; warnings go to the consumer. */
  public SecureLayer layer(String serverName, InstantSource clock, Consumer<String> warn)
      throws CliException {
    if (!tls) {
      throwIfMeant();
      throwIfGiven();
      return SecureLayer.OPEN;
    }
    return layer(
        clientConfig(serverName, clock, warn).withSessions(SessionCache.ofSize(8)), clock, warn);
  }

  /** Returns what is laid over a connection by this configuration; what weakens it is told. */
  public static SecureLayer layer(
      TlsClientConfig config, InstantSource clock, Consumer<String> warn) {
    config.warnings().forEach(warn);
    return reporting(Tls.secure(new SecureRandom(), clock), config, warn);
  }

  /** Returns how the server is known, and what is shown of oneself; {@code --tls} is given. */
  public TlsClientConfig clientConfig(String serverName, InstantSource clock, Consumer<String> warn)
      throws CliException {
    TlsClientConfig config = config(serverName, clock, warn).withParameters(parameters());
    return certificate == null && key == null
        ? config
        : config.withOwn(CredentialReader.readClient(certificate, key, clock, warn));
  }

  private TlsParameters parameters() {
    TlsVersion only = version;
    if (only == TlsVersion.TLS_1_3 && staticRsa.isGiven()) {
      throw new IllegalArgumentException(
          "TLS 1.3 has no static RSA: drop --no-static-rsa, or --tls-version 1.3");
    }
    return staticRsa.applyTo(
        only == null ? TlsParameters.DEFAULT : TlsParameters.DEFAULT.withOnly(only));
  }

  /** Tells what is wrong with a certificate whose key is pinned. */
  private static SecureLayer reporting(Tls tls, TlsClientConfig config, Consumer<String> warn) {
    TlsClientLayer layer = new TlsClientLayer(tls, config);
    return raw -> {
      TlsConnection secured = layer.secure(raw);
      secured.security().remarks().forEach(remark -> warn.accept("pinned, although " + remark));
      return secured;
    };
  }

  /** Returns Zephyr's sockets with the same meaning, as options and credentials under tags. */
  public SecureLayer sockets(String serverName, Rtos rtos, Consumer<String> warn)
      throws CliException {
    if (!tls) {
      throwIfMeant();
      throwIfGiven();
      return SocketLayer.open(net -> new StackSockets(rtos, net));
    }
    return new ZephyrTls(this).layer(serverName, rtos, warn);
  }

  /** Returns Zephyr's sockets over a stack, with the credentials under tags. */
  public TaggedSockets tagged(Rtos rtos, NetworkStack net, Consumer<String> warn)
      throws CliException {
    if (!tls) {
      throwIfMeant();
      throwIfGiven();
      return new TaggedSockets(new StackSockets(rtos, net), List.of());
    }
    return new ZephyrTls(this).tagged(rtos, net, warn);
  }

  /** A folder that the environment names serves other commands. */
  private void throwIfGiven() {
    if (mixee != null) {
      new GivenOptions(mixee).refuse("about TLS: add --tls", "--certs-dir");
    }
  }

  public void throwIfMeant() {
    if (namesFiles() || insecure || version != null || staticRsa.isGiven()) {
      throw new IllegalArgumentException(
          "--ca, --crl, --pin, --cert, --key, --insecure, --tls-version and --no-static-rsa are"
              + " about TLS: add --tls");
    }
  }

  private TlsClientConfig config(String serverName, InstantSource clock, Consumer<String> warn)
      throws CliException {
    if (insecure) {
      if (ca != null || revocations.areGiven() || !pins.isEmpty()) {
        throw new IllegalArgumentException(
            "--insecure checks nothing: drop it, or --ca, --crl and --pin");
      }
      return TlsClientConfig.insecurely().withServerName(serverName);
    }
    PublicKeyPin[] pinned = pins.toArray(PublicKeyPin[]::new);
    if (ca == null && pinned.length > 0) {
      if (revocations.areGiven()) {
        throw new IllegalArgumentException(
            "--crl is checked by the key of a CA: add --ca FILE, or drop it with --pin");
      }
      return TlsClientConfig.pinning(pinned).withServerName(serverName);
    }
    return TlsClientConfig.trusting(trust(clock, warn), serverName).withPins(pinned);
  }

  /** Returns the CA of the option or of the developer, less what was revoked. */
  TrustAnchors trust(InstantSource clock, Consumer<String> warn) throws CliException {
    Path file = ca;
    return revocations.applyTo(
        file == null ? certs.trust() : CredentialReader.readTrust(file), clock, warn);
  }
}
