package org.wwep.net.bsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_2;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_3;
import static org.wwep.net.bsd.SocketConstants.SOCK_STREAM;
import static org.wwep.net.bsd.SocketConstants.SOL_TLS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Options: each is honoured or refused, and a wrong value changes nothing. */
abstract class SocketOptionContract extends SocketContractBase {
  private int secured(int protocol) throws Exception {
    return sockets.socket(AF_INET, SOCK_STREAM, protocol);
  }

  private Errno set(int fd, SocketOption option, byte... value) {
    return errno(() -> sockets.setsockopt(fd, option, value));
  }

  private Errno set(int fd, SocketOption option, int value) {
    return set(fd, option, OptionValue.ints(value));
  }

  @Test
  void what_is_set_reads_back() throws Exception {
    run(
        () -> {
          int fd = secured(IPPROTO_TLS_1_2);
          for (Object[] each :
              new Object[][] {
                {SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(3, 1)},
                {SocketOption.TLS_HOSTNAME, OptionValue.text("localhost")},
                {SocketOption.TLS_CIPHERSUITE_LIST, OptionValue.ints(0xC02B, 0xCCA9)},
                {SocketOption.TLS_PEER_VERIFY, OptionValue.ints(1)},
                {SocketOption.TLS_ALPN_LIST, OptionValue.texts(List.of("h2", "http/1.1"))},
                {SocketOption.TLS_SESSION_CACHE, OptionValue.ints(1)},
                {SocketOption.SO_SNDTIMEO, OptionValue.time(SHORT)},
                {SocketOption.SO_LINGER, OptionValue.ints(1, 0)},
              }) {
            SocketOption option = (SocketOption) each[0];
            sockets.setsockopt(fd, option, (byte[]) each[1]);
            assertThat(sockets.getsockopt(fd, option)).as("%s", option).isEqualTo((byte[]) each[1]);
          }
          assertThat(OptionValue.asInt(sockets.getsockopt(fd, SocketOption.SO_PROTOCOL)))
              .isEqualTo(IPPROTO_TLS_1_2);
          assertThat(OptionValue.asInt(sockets.getsockopt(fd, SocketOption.SO_TYPE)))
              .isEqualTo(SOCK_STREAM);
          assertThat(OptionValue.asInt(sockets.getsockopt(fd, SocketOption.SO_DOMAIN)))
              .isEqualTo(AF_INET);
          sockets.setsockopt(fd, SocketOption.TLS_SESSION_CACHE_PURGE, OptionValue.ints(1));
          sockets.close(fd);
        });
  }

  @Test
  void what_a_stack_cannot_do_is_enotsup_and_never_ignored() throws Exception {
    run(
        () -> {
          int fd = secured(IPPROTO_TLS_1_3);
          for (SocketOption option :
              EnumSet.of(
                  SocketOption.TLS_DTLS_ROLE,
                  SocketOption.TLS_DTLS_HANDSHAKE_TIMEOUT_MIN,
                  SocketOption.TLS_DTLS_HANDSHAKE_TIMEOUT_MAX,
                  SocketOption.TLS_CERT_NOCOPY,
                  SocketOption.TLS_NATIVE,
                  SocketOption.SO_KEEPALIVE)) {
            assertThat(set(fd, option, 1)).as("%s", option).isEqualTo(Errno.ENOTSUP);
            assertThat(errno(() -> sockets.getsockopt(fd, option))).isEqualTo(Errno.ENOTSUP);
          }
          assertThat(set(fd, SocketOption.TLS_SESSION_CACHE, 1)).isEqualTo(Errno.ENOTSUP);
          assertThat(set(fd, SocketOption.TLS_CIPHERSUITE_LIST, 0x1305)).isEqualTo(Errno.ENOTSUP);
          assertThat(set(fd, SocketOption.TCP_NODELAY, 0)).isEqualTo(Errno.ENOTSUP);
          assertThat(set(fd, SocketOption.SO_LINGER, OptionValue.ints(1, 5)))
              .isEqualTo(Errno.ENOTSUP);
          sockets.close(fd);
        });
  }

  @Test
  void what_no_stack_knows_is_enoprotoopt_and_so_is_what_is_only_read() throws Exception {
    run(
        () -> {
          int fd = secured(IPPROTO_TLS_1_3);
          int clear = tcp(sockets);
          assertThat(errno(() -> sockets.setsockopt(fd, SOL_TLS, 99, new byte[4])))
              .isEqualTo(Errno.ENOPROTOOPT);
          assertThat(errno(() -> sockets.getsockopt(fd, 77, 1))).isEqualTo(Errno.ENOPROTOOPT);
          assertThat(set(fd, SocketOption.TLS_CIPHERSUITE_USED, 1)).isEqualTo(Errno.ENOPROTOOPT);
          assertThat(set(fd, SocketOption.SO_ERROR, 1)).isEqualTo(Errno.ENOPROTOOPT);
          assertThat(set(clear, SocketOption.TLS_PEER_VERIFY, 2)).isEqualTo(Errno.ENOPROTOOPT);
          assertThat(errno(() -> sockets.getsockopt(clear, SocketOption.TLS_CIPHERSUITE_USED)))
              .isEqualTo(Errno.ENOPROTOOPT);
          assertThat(errno(() -> sockets.getsockopt(fd, SocketOption.TLS_CIPHERSUITE_USED)))
              .isEqualTo(Errno.ENOTCONN);
          sockets.close(clear);
          sockets.close(fd);
        });
  }

  @Test
  void a_value_of_a_wrong_length_or_range_is_einval() throws Exception {
    run(
        () -> {
          int fd = secured(IPPROTO_TLS_1_2);
          assertThat(set(fd, SocketOption.TLS_SEC_TAG_LIST, new byte[5])).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_SEC_TAG_LIST, -1)).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_HOSTNAME, bytes("no name"))).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_PEER_VERIFY, 3)).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_PEER_VERIFY, new byte[1])).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_CIPHERSUITE_LIST, 0x1301)).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_ALPN_LIST, bytes("h2"))).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_ALPN_LIST, new byte[1])).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.TLS_SESSION_CACHE, 2)).isEqualTo(Errno.EINVAL);
          assertThat(set(fd, SocketOption.SO_RCVTIMEO, 1)).isEqualTo(Errno.EINVAL);
          assertThat(
                  set(
                      fd,
                      SocketOption.SO_RCVTIMEO,
                      new byte[] {1, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0}))
              .isEqualTo(Errno.EINVAL);
          assertThat(OptionValue.ints(sockets.getsockopt(fd, SocketOption.TLS_SEC_TAG_LIST)))
              .isEmpty();
          sockets.close(fd);
        });
  }

  @Test
  void an_option_of_tls_after_connecting_is_eisconn() throws Exception {
    run(
        () -> {
          Ends ends = connected(IPPROTO_TLS_1_3, TestTlsSetup.TRUSTING, TestTlsSetup.SERVING);
          assertThat(set(ends.client(), SocketOption.TLS_PEER_VERIFY, 0)).isEqualTo(Errno.EISCONN);
          assertThat(set(ends.client(), SocketOption.TLS_HOSTNAME, bytes("other")))
              .isEqualTo(Errno.EISCONN);
          sockets.setsockopt(ends.client(), SocketOption.SO_RCVTIMEO, OptionValue.time(SHORT));
          close(ends);
          nothingIsLeft();
        });
  }

  @Test
  void any_bytes_for_any_option_are_honoured_or_refused() throws Exception {
    run(
        () -> {
          SplittableRandom random = new SplittableRandom(8);
          int[] fds = {tcp(sockets), secured(IPPROTO_TLS_1_2), secured(IPPROTO_TLS_1_3)};
          int[] levels = {IPPROTO_TCP, SocketConstants.SOL_SOCKET, SOL_TLS, 0, -1};
          int[] lengths = {0, 1, 3, 4, 4, 8, 8, 15, 16, 17, 40};
          int honoured = 0;
          for (int i = 0; i < 20_000; i++) {
            byte[] value = new byte[lengths[random.nextInt(lengths.length)]];
            switch (random.nextInt(3)) {
              case 0 -> random.nextBytes(value);
              case 1 -> Arrays.fill(value, 0, Math.min(1, value.length), (byte) 1);
              default -> Arrays.fill(value, (byte) 0);
            }
            int fd = fds[random.nextInt(fds.length)];
            int level = levels[random.nextInt(levels.length)];
            int option = random.nextInt(45);
            try {
              sockets.setsockopt(fd, level, option, value);
              honoured++;
            } catch (ErrnoException e) {
              assertThat(e.errno()).isIn(Errno.EINVAL, Errno.ENOPROTOOPT, Errno.ENOTSUP);
            }
          }
          assertThat(honoured).isGreaterThan(100);
          for (int fd : fds) {
            sockets.close(fd);
          }
          nothingIsLeft();
        });
  }
}
