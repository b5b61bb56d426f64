package org.wwep.net.bsd;

/** How a socket is set up for TLS by its options; one setup can be followed by another. */
interface TestTlsSetup extends SocketContractBase.Setup {
  /** A client that knows the server's CA and name. */
  TestTlsSetup TRUSTING = tags(TestSecurityTags.CA).and(name("localhost"));

  /** A server with its certificate. */
  TestTlsSetup SERVING = tags(TestSecurityTags.SERVER);

  default TestTlsSetup and(SocketContractBase.Setup then) {
    return (api, fd) -> {
      on(api, fd);
      then.on(api, fd);
    };
  }

  static TestTlsSetup tags(int... tags) {
    return option(SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(tags));
  }

  static TestTlsSetup name(String name) {
    return option(SocketOption.TLS_HOSTNAME, OptionValue.text(name));
  }

  static TestTlsSetup verify(int level) {
    return option(SocketOption.TLS_PEER_VERIFY, OptionValue.ints(level));
  }

  static TestTlsSetup option(SocketOption option, byte[] value) {
    return (api, fd) -> api.setsockopt(fd, option, value);
  }
}
