package org.wwep.emulator.server.netty;

class NioServerTest extends NettyServerContract {
  NioServerTest() {
    super(Transport.NIO);
  }
}
