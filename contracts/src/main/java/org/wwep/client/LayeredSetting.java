package org.wwep.client;

import org.jspecify.annotations.Nullable;
import org.wwep.net.NetworkWorld;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.TestSecurityTags;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsVersion;

/** A world whose stack leaves TLS to the firmware's side: laid over, or within its own sockets. */
public class LayeredSetting implements ExchangeSetting {
  private final NetworkWorld network;
  private final Tls tls;

  /** Makes a setting of a network. */
  public LayeredSetting(NetworkWorld network) {
    this.network = network;
    this.tls = TestCertificates.tls(() -> network.rtos().now());
  }

  @Override
  public NetworkWorld network() {
    return network;
  }

  @Override
  public SecureLayer client(ApiStyle api, @Nullable TlsVersion version) {
    if (api == ApiStyle.BSD) {
      return TestSecurityTags.client(network.rtos(), tls, version);
    }
    return version == null ? SecureLayer.OPEN : TestCertificates.client(tls, version);
  }

  @Override
  public SecureLayer server(ApiStyle api, @Nullable TlsVersion version) {
    if (api == ApiStyle.BSD) {
      return TestSecurityTags.server(network.rtos(), tls, version);
    }
    return version == null ? SecureLayer.OPEN : TestCertificates.server(tls, version);
  }
}
