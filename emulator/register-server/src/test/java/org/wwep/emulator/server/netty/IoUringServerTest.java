package org.wwep.emulator.server.netty;

class IoUringServerTest extends NettyServerContract {
  IoUringServerTest() {
    super(Transport.IO_URING);
  }
}
