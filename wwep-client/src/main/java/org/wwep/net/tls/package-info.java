/**
 * TLS 1.2 and 1.3 over any connection of any stack, on Bouncy Castle's protocol objects.
 *
 * <p>Reading order: {@link org.wwep.net.tls.Tls}, {@link org.wwep.net.tls.TlsClientConfig}, {@link
 * org.wwep.net.tls.TlsServerConfig}, {@link org.wwep.net.tls.TlsConnection}; what both sides bring:
 * {@link org.wwep.net.tls.TrustAnchors}, {@link org.wwep.net.tls.Credential}, {@link
 * org.wwep.net.tls.PublicKeyPin}, {@link org.wwep.net.tls.Psk}, {@link
 * org.wwep.net.tls.CredentialStore}. Inside: {@code Handshake}, {@code TlsEngine} and {@code
 * RecordLayer} (the library without input and output), {@code ClientPeer} and {@code ServerPeer}
 * (what it asks meanwhile), {@code CertificateCheck} (which rule is broken), {@code TlsErrors}
 * (what an alert means).
 */
@NullMarked
package org.wwep.net.tls;

import org.jspecify.annotations.NullMarked;
