package org.wwep.net.tls;

import org.wwep.client.ApiStyle;

class Tls13PacketExchangeTest extends TlsExchange {
  Tls13PacketExchangeTest() {
    super(ApiStyle.PACKET, TlsVersion.TLS_1_3);
  }
}
