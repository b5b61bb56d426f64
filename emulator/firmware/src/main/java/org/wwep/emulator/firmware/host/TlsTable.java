package org.wwep.emulator.firmware.host;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;

/** The credentials of a firmware: root certificates, and identities by number. */
final class TlsTable {
  /** What a socket is secured with: an identity or 0, and the name that is checked, or none. */
  record Setting(int identity, @Nullable String peer) {}

  private final Tls tls;
  private final CredentialStore store = new CredentialStore();
  private final AtomicInteger tags = new AtomicInteger();
  private volatile int trusted;

  TlsTable(Tls tls) {
    this.tls = tls;
  }

  /** Believes these from now on, in place of those before. */
  FirmwareAnswer trust(FirmwareRequest request) {
    int tag = tags.incrementAndGet();
    try {
      store.add(tag, CredentialStore.Type.CA_CERTIFICATE, request.bytes());
      store.check(tag, CredentialStore.Type.CA_CERTIFICATE);
      trusted = tag;
      return FirmwareAnswer.DONE;
    } catch (CredentialException _) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
  }

  FirmwareAnswer identity(FirmwareRequest request) {
    int tag = tags.incrementAndGet();
    int split = Math.clamp(request.a(), 0, request.bytes().length);
    try {
      store.add(tag, CredentialStore.Type.PRIVATE_KEY, Arrays.copyOf(request.bytes(), split));
      store.add(
          tag,
          CredentialStore.Type.SERVER_CERTIFICATE,
          Arrays.copyOfRange(request.bytes(), split, request.bytes().length));
      store.check(tag, CredentialStore.Type.SERVER_CERTIFICATE);
      return FirmwareAnswer.of(tag);
    } catch (CredentialException _) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
  }

  /** Secures a connection that this side opened. */
  Connection connect(Connection raw, Setting setting) throws LinkException, InterruptedException {
    return tls.connect(raw, client(setting), Tls.HANDSHAKE);
  }

  /** Secures a connection that this side accepted. */
  Connection accept(Connection raw, Setting setting) throws LinkException, InterruptedException {
    @Nullable Credential own = own(setting.identity());
    if (own == null) {
      raw.close();
      throw new TlsRejectedException(
          TlsRejectedException.Reason.BAD_CERTIFICATE, "a TLS server needs an identity");
    }
    return tls.accept(raw, TlsServerConfig.of(own), Tls.HANDSHAKE);
  }

  /** Without root certificates WICED believes anybody, and so does this. */
  private TlsClientConfig client(Setting setting) {
    @Nullable TrustAnchors anchors = anchors();
    TlsClientConfig config = TlsClientConfig.insecurely();
    if (anchors != null) {
      config =
          new TlsClientConfig(
              setting.peer(), anchors, Set.of(), null, null, config.parameters(), null, false);
    }
    @Nullable Credential own = own(setting.identity());
    return own == null ? config : config.withOwn(own);
  }

  private @Nullable TrustAnchors anchors() {
    try {
      return trusted == 0 ? null : store.anchors(List.of(trusted)).orElse(null);
    } catch (CredentialException e) {
      throw new IllegalStateException("checked when it was added", e);
    }
  }

  private @Nullable Credential own(int identity) {
    try {
      return identity == 0 ? null : store.own(List.of(identity)).orElse(null);
    } catch (CredentialException _) {
      return null;
    }
  }
}
