/**
 * TLS against itself, against OpenSSL, and against peers that do wrong.
 *
 * <p>Reading order: {@code TestCa} (certificates as bad as wanted), {@code TlsTestPeers} (two
 * connected ends), then the tests.
 */
@NullMarked
package org.wwep.net.tls;

import org.jspecify.annotations.NullMarked;
