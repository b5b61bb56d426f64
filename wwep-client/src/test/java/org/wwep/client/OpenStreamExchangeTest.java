package org.wwep.client;

class OpenStreamExchangeTest extends ExchangeContract {
  @Override
  protected ApiStyle api() {
    return ApiStyle.STREAM;
  }
}
