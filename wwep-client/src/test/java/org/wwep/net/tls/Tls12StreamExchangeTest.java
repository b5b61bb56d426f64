package org.wwep.net.tls;

import org.wwep.client.ApiStyle;

class Tls12StreamExchangeTest extends TlsExchange {
  Tls12StreamExchangeTest() {
    super(ApiStyle.STREAM, TlsVersion.TLS_1_2);
  }
}
