package org.wwep.emulator.coprocessor.flash;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.TrustAnchors;

/** What is done to a fresh flash before the device leaves the factory. Owned by one task. */
public final class FlashProvisioner {
  /** Where firmware finds the CA that it believes. */
  public static final String CA = "/certs/ca.pem";

  /** Where firmware finds its own certificate. */
  public static final String CERTIFICATE = "/certs/client.pem";

  /** Where the coprocessor finds the key of that certificate. */
  public static final String KEY = "/keys/client-key.pem";

  private final SecureFlash flash;
  private final UpdateSigner maker;

  /**
   * Works on a flash.
   *
   * @param maker whose certificate the fuses have
   */
  public FlashProvisioner(SecureFlash flash, UpdateSigner maker) {
    this.flash = flash;
    this.maker = maker;
  }

  /** Trusts these roots as well. */
  public void trust(Collection<X509Certificate> roots) throws FlashException, InterruptedException {
    RootCatalogue catalogue = flash.catalogue();
    for (X509Certificate root : roots) {
      catalogue = catalogue.with(root);
    }
    sign(catalogue);
  }

  /** Trusts these roots no more, for good. */
  public void revoke(Collection<X509Certificate> roots)
      throws FlashException, InterruptedException {
    RootCatalogue catalogue = flash.catalogue();
    for (X509Certificate root : roots) {
      catalogue = catalogue.without(root);
    }
    sign(catalogue);
  }

  private void sign(RootCatalogue catalogue) throws FlashException, InterruptedException {
    long version =
        1
            + flash.files().stream()
                .filter(file -> file.name().equals(RootCatalogue.NAME))
                .mapToLong(FlashFile::version)
                .max()
                .orElse(0);
    flash.install(SignedUpdate.read(maker.sign(RootCatalogue.NAME, version, catalogue.encode())));
  }

  /**
   * Trusts these roots, and puts them into the file that firmware takes its CAs from, beside those
   * that are there.
   */
  public void believe(String name, Collection<X509Certificate> roots)
      throws FlashException, InterruptedException {
    trust(roots);
    if (flash.files().stream().noneMatch(file -> file.name().equals(name))) {
      certificate(name, TrustAnchors.of(roots).pem());
      return;
    }
    TrustAnchors before = bundle(name);
    Set<X509Certificate> all = new LinkedHashSet<>(before.certificates());
    if (all.addAll(roots)) {
      replace(name, before.withCertificates(all).pem());
    }
  }

  /**
   * Trusts these roots no more, for good, and takes them out of the file that firmware takes its
   * CAs from, unless there is no other in it.
   */
  public void forget(String name, Collection<X509Certificate> roots)
      throws FlashException, InterruptedException {
    revoke(roots);
    if (flash.files().stream().anyMatch(file -> file.name().equals(name))) {
      TrustAnchors before = bundle(name);
      Set<X509Certificate> left = new LinkedHashSet<>(before.certificates());
      if (left.removeAll(Set.copyOf(roots)) && !left.isEmpty()) {
        replace(name, before.withCertificates(left).pem());
      }
    }
  }

  private TrustAnchors bundle(String name) throws FlashException, InterruptedException {
    try {
      return TrustAnchors.parse(name, flash.use(name));
    } catch (CredentialException e) {
      throw new FlashException(
          FlashException.Reason.NOT_READABLE,
          e.getMessage() + "; the manufacturer's key replaces the file",
          e);
    }
  }

  /** Replaces a file whatever its tokens are, which stay: the maker's key is the right to. */
  public void replace(String name, byte[] content) throws FlashException, InterruptedException {
    flash.replace(SignedUpdate.read(maker.sign(name, 1, content)));
  }

  /** Puts a certificate that anybody may read. */
  public AccessTokens certificate(String name, byte[] pem)
      throws FlashException, InterruptedException {
    return flash.create(name, pem, Set.of(Trait.PUBLIC_READ));
  }

  /** Puts a key that never leaves the coprocessor. */
  public AccessTokens key(String name, byte[] pem) throws FlashException, InterruptedException {
    return flash.create(name, pem, EnumSet.of(Trait.KEY));
  }
}
