package org.wwep.net.tls;

import org.wwep.client.ApiStyle;

class Tls12PacketExchangeTest extends TlsExchange {
  Tls12PacketExchangeTest() {
    super(ApiStyle.PACKET, TlsVersion.TLS_1_2);
  }
}
