package org.wwep.client;

class OpenPacketExchangeTest extends ExchangeContract {
  @Override
  protected ApiStyle api() {
    return ApiStyle.PACKET;
  }
}
