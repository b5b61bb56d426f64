package org.wwep.emulator.firmware.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.tls.ClientAuth;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;

/** The credentials of a firmware: root certificates, and identities by number. */
final class TlsTable {
  /** How a socket checks its peer; the ABI has the same in this order. */
  enum Check {
    /** A client checks its server if there is a trust, a server does not ask. */
    BY_TRUST,
    /** Nobody is checked. */
    NEVER,
    /** A server asks, and serves clients that have no certificate. */
    IF_SHOWN,
    /** Whoever cannot be checked is refused. */
    ALWAYS;

    static Check of(long number) {
      return number < 0 || number >= values().length ? ALWAYS : values()[(int) number];
    }
  }

  /**
   * What a socket is secured with.
   *
   * @param identity its own, or 0 for none
   * @param trust whom it believes, or 0 for the trust that was made last
   * @param peer the name that is checked, or null for any
   */
  record Setting(int identity, int trust, Check check, @Nullable String peer) {}

  private final Tls tls;
  private final CredentialStore store = new CredentialStore();
  private final AtomicInteger tags = new AtomicInteger();
  // The tags that a trust consists of.
  private final Map<Integer, List<Integer>> trusts = new ConcurrentHashMap<>();
  private volatile int trusted;

  TlsTable(Tls tls) {
    this.tls = tls;
  }

  /** Makes a trust; sockets that name none believe it from now on, in place of those before. */
  FirmwareAnswer trust(FirmwareRequest request) {
    int tag = tags.incrementAndGet();
    try {
      store.add(tag, CredentialStore.Type.CA_CERTIFICATE, request.bytes());
      store.check(tag, CredentialStore.Type.CA_CERTIFICATE);
      List<Integer> all = new ArrayList<>(trusts.getOrDefault((int) request.b(), List.of()));
      all.add(tag);
      store.anchors(List.of(tag)).ifPresent(anchors -> tls.note(anchors.certificates()));
      trusts.put(tag, all);
      if (request.a() == 0) {
        trusted = tag;
      }
      return FirmwareAnswer.of(tag);
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
      store.own(List.of(tag)).ifPresent(own -> tls.note(own.chain()));
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
    TlsServerConfig config = TlsServerConfig.of(own);
    if (setting.check() == Check.IF_SHOWN || setting.check() == Check.ALWAYS) {
      @Nullable TrustAnchors anchors = anchors(setting);
      if (anchors == null) {
        raw.close();
        throw unchecked("clients");
      }
      boolean always = setting.check() == Check.ALWAYS;
      config = config.withClients(always ? ClientAuth.REQUIRED : ClientAuth.WANTED, anchors);
    }
    return tls.accept(raw, config, Tls.HANDSHAKE);
  }

  private static TlsRejectedException unchecked(String whom) {
    return new TlsRejectedException(
        TlsRejectedException.Reason.BAD_CERTIFICATE,
        "there is no root certificate to check " + whom + " by");
  }

  /** Without root certificates WICED believes anybody, and so does this unless told otherwise. */
  private TlsClientConfig client(Setting setting) throws TlsRejectedException {
    @Nullable TrustAnchors anchors = setting.check() == Check.NEVER ? null : anchors(setting);
    if (anchors == null && setting.check() == Check.ALWAYS) {
      throw unchecked("the server");
    }
    TlsClientConfig config = TlsClientConfig.insecurely();
    if (anchors != null) {
      config =
          new TlsClientConfig(
              setting.peer(), anchors, Set.of(), null, null, config.parameters(), null, false);
    }
    @Nullable Credential own = own(setting.identity());
    return own == null ? config : config.withOwn(own);
  }

  private @Nullable TrustAnchors anchors(Setting setting) {
    int trust = setting.trust() == 0 ? trusted : setting.trust();
    try {
      return store.anchors(trusts.getOrDefault(trust, List.of())).orElse(null);
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
