package org.wwep.net.tls;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Ranges;

/**
 * Credentials under numbers, which sockets then name instead of holding keys.
 *
 * <p><b>Shape</b>: filled by one task, at start-up; after that any may read.
 *
 * <p><b>Source</b>: Zephyr's {@code tls_credential_add}, {@code tls_credential_delete} and {@code
 * TLS_SEC_TAG_LIST}: one credential of each type under a tag, and a socket has a list of tags.
 */
public final class CredentialStore {
  /** What a credential is. */
  public enum Type {
    /** A certificate that is believed. */
    CA_CERTIFICATE,
    /** The own certificate; Zephyr's {@code TLS_CREDENTIAL_SERVER_CERTIFICATE}, for clients too. */
    SERVER_CERTIFICATE,
    /** The key of the own certificate. */
    PRIVATE_KEY,
    /** A pre-shared key. */
    PSK,
    /** The name of a pre-shared key. */
    PSK_ID
  }

  private final Map<Integer, Map<Type, byte[]>> tags = new TreeMap<>();

  /**
   * Adds a credential: PEM or DER for certificates and keys, plain bytes for the others.
   *
   * @param tag 0 or more
   * @throws CredentialException if the tag has one of this type
   */
  public void add(int tag, Type type, byte[] credential) throws CredentialException {
    Ranges.atLeast("a security tag", tag, 0);
    Map<Type, byte[]> all = tags.computeIfAbsent(tag, _ -> new EnumMap<>(Type.class));
    if (all.putIfAbsent(type, credential.clone()) != null) {
      throw new CredentialException("security tag " + tag + " already has a " + type);
    }
  }

  /** Returns whether there is anything under a tag. */
  public boolean has(int tag) {
    Map<Type, byte[]> all = tags.get(tag);
    return all != null && !all.isEmpty();
  }

  /** Returns whether a tag has a credential of this type. */
  public boolean has(int tag, Type type) {
    Map<Type, byte[]> all = tags.get(tag);
    return all != null && all.containsKey(type);
  }

  /**
   * Reads a credential, and what there is beside it.
   *
   * @throws CredentialException if it is none of its type, or does not fit its neighbours
   */
  public void check(int tag, Type type) throws CredentialException {
    CredentialSource credentialSource = source(tag, type);
    if (credentialSource == null) {
      throw new CredentialException("security tag " + tag + " has no " + type);
    }
    switch (type) {
      case CA_CERTIFICATE -> TrustAnchors.of(credentialSource);
      case SERVER_CERTIFICATE -> {
        CertificateReader.read(credentialSource);
        own(List.of(tag));
      }
      case PRIVATE_KEY -> {
        KeyReader.read(credentialSource, Passwords.NONE);
        own(List.of(tag));
      }
      case PSK, PSK_ID -> {
        try {
          Psk.of("id", type == Type.PSK ? credentialSource.bytes() : new byte[Psk.SHORTEST]);
          psk(List.of(tag));
        } catch (IllegalArgumentException e) {
          throw credentialSource.wrong("no pre-shared key", e);
        }
      }
    }
  }

  /** Removes a credential, and returns whether there was one. */
  public boolean delete(int tag, Type type) {
    Map<Type, byte[]> all = tags.get(tag);
    return all != null && all.remove(type) != null;
  }

  /** Returns the CAs of these tags. */
  public Optional<TrustAnchors> anchors(List<Integer> list) throws CredentialException {
    List<X509Certificate> anchors = new ArrayList<>();
    RevocationLists revocations = RevocationLists.NONE;
    for (int tag : list) {
      CredentialSource credentialSource = source(tag, Type.CA_CERTIFICATE);
      if (credentialSource != null) {
        TrustAnchors read = TrustAnchors.of(credentialSource);
        anchors.addAll(read.certificates());
        revocations = revocations.and(read.revocations());
      }
    }
    return anchors.isEmpty()
        ? Optional.empty()
        : Optional.of(TrustAnchors.of(anchors).withRevocations(revocations));
  }

  /** Returns the first own certificate of these tags, with its key. */
  public Optional<Credential> own(List<Integer> list) throws CredentialException {
    for (int tag : list) {
      CredentialSource certificate = source(tag, Type.SERVER_CERTIFICATE);
      CredentialSource key = source(tag, Type.PRIVATE_KEY);
      if (certificate != null && key != null) {
        return Optional.of(Credential.read(certificate, key, Passwords.NONE));
      }
    }
    return Optional.empty();
  }

  /** Returns the first pre-shared key of these tags that has a name. */
  public Optional<Psk> psk(List<Integer> list) {
    for (int tag : list) {
      CredentialSource key = source(tag, Type.PSK);
      CredentialSource id = source(tag, Type.PSK_ID);
      if (key != null && id != null) {
        return Optional.of(Psk.of(new String(id.bytes(), StandardCharsets.UTF_8), key.bytes()));
      }
    }
    return Optional.empty();
  }

  private @Nullable CredentialSource source(int tag, Type type) {
    Map<Type, byte[]> all = tags.get(tag);
    byte[] bytes = all == null ? null : all.get(type);
    return bytes == null ? null : new CredentialSource("security tag " + tag + " " + type, bytes);
  }
}
