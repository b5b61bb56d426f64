package org.wwep.net.bsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_2;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_3;
import static org.wwep.net.bsd.TestTlsSetup.SERVING;
import static org.wwep.net.bsd.TestTlsSetup.TRUSTING;
import static org.wwep.net.bsd.TestTlsSetup.name;
import static org.wwep.net.bsd.TestTlsSetup.option;
import static org.wwep.net.bsd.TestTlsSetup.tags;
import static org.wwep.net.bsd.TestTlsSetup.verify;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.TestTask;

/** TLS as options of the socket, against the same sockets as a server. */
abstract class SocketTlsContract extends SocketContractBase {
  private void exchange(Ends ends) throws Exception {
    send(sockets, ends.client(), "W0FAC050001");
    assertThat(recv(peers, ends.peer(), 11, SocketConstants.MSG_WAITALL)).isEqualTo("W0FAC050001");
    send(peers, ends.peer(), "A0FAC050001");
    assertThat(recv(sockets, ends.client(), 11, SocketConstants.MSG_WAITALL))
        .isEqualTo("A0FAC050001");
  }

  private void isAborted(int protocol, Setup client, Setup server) throws Exception {
    assertThat(refused(protocol, client, server).errno()).isEqualTo(Errno.ECONNABORTED);
  }

  private int suite(SocketApi api, int fd) throws Exception {
    return OptionValue.asInt(api.getsockopt(fd, SocketOption.TLS_CIPHERSUITE_USED));
  }

  @ParameterizedTest
  @ValueSource(ints = {IPPROTO_TLS_1_2, IPPROTO_TLS_1_3})
  void a_trusted_server_of_the_right_name_is_talked_to(int protocol) throws Exception {
    run(
        () -> {
          Ends ends = connected(protocol, TRUSTING, SERVING);
          exchange(ends);
          int used = suite(sockets, ends.client());
          assertThat(used).isEqualTo(suite(peers, ends.peer()));
          assertThat(used).isEqualTo(protocol == IPPROTO_TLS_1_3 ? 0x1301 : 0xC02B);
          sockets.shutdown(ends.client(), SocketConstants.SHUT_WR);
          assertThat(recv(peers, ends.peer(), 4, 0)).isEmpty();
          close(ends);
          nothingIsLeft();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {IPPROTO_TLS_1_2, IPPROTO_TLS_1_3})
  void a_stranger_and_a_wrong_name_are_refused_with_the_reason(int protocol) throws Exception {
    run(
        () -> {
          ErrnoException stranger =
              refused(protocol, tags(TestSecurityTags.STRANGER).and(name("localhost")), SERVING);
          assertThat(stranger.errno()).isEqualTo(Errno.ECONNABORTED);
          ErrnoException name =
              refused(protocol, tags(TestSecurityTags.CA).and(name("elsewhere.example")), SERVING);
          assertThat(name.errno()).isEqualTo(Errno.ECONNABORTED);
          assertThat(name).hasMessageContaining("elsewhere.example");
          nothingIsLeft();
        });
  }

  @Test
  void without_a_name_or_whom_to_trust_nothing_is_connected() throws Exception {
    run(
        () -> {
          int fd = sockets.socket(1, 1, IPPROTO_TLS_1_3);
          sockets.setsockopt(
              fd, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(TestSecurityTags.CA));
          assertThat(error(() -> sockets.connect(fd, world.silent())))
              .hasMessageContaining("TLS_HOSTNAME");
          sockets.setsockopt(fd, SocketOption.TLS_HOSTNAME, OptionValue.text("localhost"));
          sockets.setsockopt(fd, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(99));
          assertThat(errno(() -> sockets.connect(fd, world.silent()))).isEqualTo(Errno.ENOENT);
          sockets.setsockopt(
              fd, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(TestSecurityTags.CLIENT));
          assertThat(errno(() -> sockets.connect(fd, world.silent()))).isEqualTo(Errno.EINVAL);
          sockets.close(fd);
          nothingIsLeft();
        });
  }

  @Test
  void an_empty_name_checks_none_and_peer_verify_decides_about_the_rest() throws Exception {
    run(
        () -> {
          for (TestTlsSetup lax :
              List.of(
                  tags(TestSecurityTags.CA).and(name("")),
                  tags(TestSecurityTags.STRANGER).and(name("x.example")).and(verify(0)),
                  tags(TestSecurityTags.STRANGER).and(name("x.example")).and(verify(1)))) {
            Ends ends = connected(IPPROTO_TLS_1_3, lax, SERVING);
            exchange(ends);
            close(ends);
          }
          isAborted(
              IPPROTO_TLS_1_3,
              tags(TestSecurityTags.STRANGER).and(name("x.example")).and(verify(2)),
              SERVING);
          nothingIsLeft();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {IPPROTO_TLS_1_2, IPPROTO_TLS_1_3})
  void only_a_suite_of_the_list_is_used(int protocol) throws Exception {
    run(
        () -> {
          int wanted = protocol == IPPROTO_TLS_1_3 ? 0x1303 : 0xCCA9;
          TestTlsSetup listed = option(SocketOption.TLS_CIPHERSUITE_LIST, OptionValue.ints(wanted));
          Ends ends = connected(protocol, listed.and(TRUSTING), SERVING);
          assertThat(suite(sockets, ends.client())).isEqualTo(wanted);
          exchange(ends);
          close(ends);
          TestTlsSetup other =
              option(
                  SocketOption.TLS_CIPHERSUITE_LIST,
                  OptionValue.ints(protocol == IPPROTO_TLS_1_3 ? 0x1302 : 0xC02C));
          isAborted(protocol, listed.and(TRUSTING), other.and(SERVING));
          nothingIsLeft();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {IPPROTO_TLS_1_2, IPPROTO_TLS_1_3})
  void a_client_shows_its_certificate_to_a_server_that_asks(int protocol) throws Exception {
    run(
        () -> {
          TestTlsSetup asking = tags(TestSecurityTags.SERVER, TestSecurityTags.CA).and(verify(2));
          Ends ends =
              connected(
                  protocol,
                  tags(TestSecurityTags.CA, TestSecurityTags.CLIENT).and(name("localhost")),
                  asking);
          exchange(ends);
          close(ends);
          int optional = peers.socket(1, 1, protocol);
          asking.and(verify(1)).on(peers, optional);
          peers.bind(optional, world.anyPort());
          assertThat(errno(() -> peers.listen(optional, 1))).isEqualTo(Errno.ENOTSUP);
          peers.close(optional);
          nothingIsLeft();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {IPPROTO_TLS_1_2, IPPROTO_TLS_1_3})
  void a_shared_key_under_a_tag_is_enough(int protocol) throws Exception {
    run(
        () -> {
          Ends ends = connected(protocol, tags(TestSecurityTags.PSK), tags(TestSecurityTags.PSK));
          exchange(ends);
          close(ends);
          nothingIsLeft();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {IPPROTO_TLS_1_2, IPPROTO_TLS_1_3})
  void what_is_spoken_is_agreed_on_or_refused(int protocol) throws Exception {
    run(
        () -> {
          TestTlsSetup http =
              option(SocketOption.TLS_ALPN_LIST, OptionValue.texts(List.of("h2", "http/1.1")));
          TestTlsSetup wwep =
              option(SocketOption.TLS_ALPN_LIST, OptionValue.texts(List.of("wwep")));
          Ends ends = connected(protocol, http.and(TRUSTING), http.and(SERVING));
          exchange(ends);
          close(ends);
          isAborted(protocol, wwep.and(TRUSTING), http.and(SERVING));
          nothingIsLeft();
        });
  }

  @Test
  void a_tag_takes_one_credential_of_a_type_and_no_rubbish() throws Exception {
    run(
        () -> {
          TlsCredentials tags = sockets.credentials();
          CredentialStore.Type ca = CredentialStore.Type.CA_CERTIFICATE;
          assertThat(errno(() -> tags.add(TestSecurityTags.CA, ca, TestCertificates.ca())))
              .isEqualTo(Errno.EEXIST);
          assertThat(errno(() -> tags.add(-1, ca, TestCertificates.ca()))).isEqualTo(Errno.EINVAL);
          assertThat(errno(() -> tags.add(77, ca, bytes("rubbish")))).isEqualTo(Errno.EINVAL);
          // A stack may take keys by the names of files alone.
          assertThat(errno(() -> tags.add(77, CredentialStore.Type.PRIVATE_KEY, new byte[9])))
              .isIn(Errno.EINVAL, Errno.ENOTSUP);
          assertThat(errno(() -> tags.add(77, CredentialStore.Type.PSK, new byte[3])))
              .isIn(Errno.EINVAL, Errno.ENOTSUP);
          assertThat(errno(() -> tags.delete(77, ca))).isEqualTo(Errno.ENOENT);
          tags.add(77, ca, TestCertificates.ca());
          Ends ends = connected(IPPROTO_TLS_1_3, tags(77).and(name("localhost")), SERVING);
          close(ends);
          tags.delete(77, ca);
          nothingIsLeft();
        });
  }

  @Test
  void many_bytes_go_over_tls_in_parts_and_arrive_whole() throws Exception {
    run(
        () -> {
          Ends ends = connected(IPPROTO_TLS_1_3, TRUSTING, SERVING);
          byte[] much = new byte[10_000_000];
          new SplittableRandom(3).nextBytes(much);
          sockets.setNonBlocking(ends.client(), true);
          int[] sent = {0};
          assertThat(
                  errno(
                      () -> {
                        while (true) {
                          sent[0] +=
                              sockets.send(ends.client(), much, sent[0], much.length - sent[0], 0);
                        }
                      }))
              .isEqualTo(Errno.EAGAIN);
          assertThat(errno(() -> sockets.send(ends.client(), new byte[20000], 0, 20000, 0)))
              .isEqualTo(Errno.EINVAL);
          TestTask<byte[]> reader =
              TestTask.task(
                  world.rtos(),
                  "reader",
                  () -> {
                    byte[] all = new byte[much.length];
                    peers.recv(ends.peer(), all, 0, all.length, SocketConstants.MSG_WAITALL);
                    return all;
                  });
          sockets.setNonBlocking(ends.client(), false);
          while (sent[0] < much.length) {
            sent[0] += sockets.send(ends.client(), much, sent[0], much.length - sent[0], 0);
          }
          assertThat(reader.result(LONG.multipliedBy(3))).isEqualTo(much);
          close(ends);
          nothingIsLeft();
        });
  }
}
