package org.wwep.net.tls;

import org.wwep.client.ApiStyle;

class Tls13StreamExchangeTest extends TlsExchange {
  Tls13StreamExchangeTest() {
    super(ApiStyle.STREAM, TlsVersion.TLS_1_3);
  }
}
