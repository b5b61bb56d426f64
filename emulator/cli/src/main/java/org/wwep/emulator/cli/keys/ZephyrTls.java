package org.wwep.emulator.cli.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.SocketLayer;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.Rtos;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;

/** A client's TLS as Zephyr's firmware says it: credentials under tags, and options. */
final class ZephyrTls {
  private static final int CA_TAG = 1;
  private static final int OWN_TAG = 2;

  private record Entry(int tag, CredentialStore.Type type) {}

  private final ClientTlsOptions options;

  ZephyrTls(ClientTlsOptions options) {
    this.options = options;
  }

  /** Returns sockets whose credentials are under tags, and the tags. */
  TaggedSockets tagged(Rtos rtos, NetworkStack net, Consumer<String> warn) throws CliException {
    throwIfUnknown("");
    Map<Entry, byte[]> credentials = credentials(warn);
    if (options.insecure) {
      TlsClientConfig.insecurely().warnings().forEach(warn);
    }
    Tls tls = Tls.secure(new SecureRandom(), InstantSource.system());
    return new TaggedSockets(sockets(rtos, net, tls, credentials), tags(credentials));
  }

  private void throwIfUnknown(String otherwise) {
    if (options.staticRsa.isGiven()) {
      throw new IllegalArgumentException(
          "Zephyr's firmware refuses static RSA by its list of suites: --no-static-rsa goes with"
              + " --api stream or packet");
    }
    if (!options.pins.isEmpty()) {
      throw new IllegalArgumentException("Zephyr's sockets know no pins: --ca FILE" + otherwise);
    }
  }

  private static List<Integer> tags(Map<Entry, byte[]> credentials) {
    return credentials.keySet().stream().map(Entry::tag).distinct().toList();
  }

  SecureLayer layer(String serverName, Rtos rtos, Consumer<String> warn) throws CliException {
    throwIfUnknown(", or --pin with --api stream or packet");
    TlsVersion chosen = options.version;
    TlsVersion version = chosen == null ? TlsVersion.TLS_1_3 : chosen;
    Map<Entry, byte[]> credentials = credentials(warn);
    List<Integer> tags = tags(credentials);
    TlsSetup setup = TlsSetup.client(version, serverName, tags.toArray(Integer[]::new));
    if (version == TlsVersion.TLS_1_2) {
      setup = setup.withSessions();
    }
    if (options.insecure) {
      TlsClientConfig.insecurely().warnings().forEach(warn);
      setup = setup.withVerify(SocketConstants.PEER_VERIFY_NONE);
    }
    Tls tls = Tls.secure(new SecureRandom(), InstantSource.system());
    return SocketLayer.secured(net -> sockets(rtos, net, tls, credentials), setup);
  }

  private Map<Entry, byte[]> credentials(Consumer<String> warn) throws CliException {
    Map<Entry, byte[]> credentials = new LinkedHashMap<>();
    if (!options.insecure) {
      credentials.put(
          new Entry(CA_TAG, CredentialStore.Type.CA_CERTIFICATE),
          options.trust(InstantSource.system(), warn).pem());
    } else if (options.ca != null || options.revocations.areGiven()) {
      throw new IllegalArgumentException("--insecure checks nothing: drop it, or --ca and --crl");
    }
    Path certificate = options.certificate;
    Path key = options.key;
    if (certificate != null || key != null) {
      CredentialReader.readUnlocked(certificate, key);
      credentials.put(
          new Entry(OWN_TAG, CredentialStore.Type.SERVER_CERTIFICATE), bytes(certificate));
      credentials.put(new Entry(OWN_TAG, CredentialStore.Type.PRIVATE_KEY), bytes(key));
    }
    return credentials;
  }

  private static byte[] bytes(@Nullable Path file) throws CliException {
    try {
      return BoundedFile.read(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, file + ": cannot be read: " + FileErrors.reason(e));
    }
  }

  private static SocketApi sockets(
      Rtos rtos, NetworkStack net, Tls tls, Map<Entry, byte[]> credentials) {
    StackSockets sockets = new StackSockets(rtos, net, tls);
    credentials.forEach(
        (entry, bytes) -> {
          try {
            sockets.credentials().add(entry.tag(), entry.type(), bytes);
          } catch (ErrnoException e) {
            throw new IllegalStateException("it was read before", e);
          }
        });
    return sockets;
  }
}
