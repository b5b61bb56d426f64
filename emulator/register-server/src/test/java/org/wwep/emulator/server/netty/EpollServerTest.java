package org.wwep.emulator.server.netty;

class EpollServerTest extends NettyServerContract {
  EpollServerTest() {
    super(Transport.EPOLL);
  }
}
