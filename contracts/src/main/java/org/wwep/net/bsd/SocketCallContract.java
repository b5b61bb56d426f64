package org.wwep.net.bsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.AF_INET6;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.MSG_DONTWAIT;
import static org.wwep.net.bsd.SocketConstants.MSG_PEEK;
import static org.wwep.net.bsd.SocketConstants.MSG_WAITALL;
import static org.wwep.net.bsd.SocketConstants.SHUT_RD;
import static org.wwep.net.bsd.SocketConstants.SHUT_WR;
import static org.wwep.net.bsd.SocketConstants.SOCK_DGRAM;
import static org.wwep.net.bsd.SocketConstants.SOCK_STREAM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.net.Endpoint;
import org.wwep.rtos.TestTask;

/** The calls, in the clear. */
abstract class SocketCallContract extends SocketContractBase {
  @Test
  void a_name_is_looked_up_and_one_that_nobody_has_is_told() throws Exception {
    run(
        () -> {
          List<Endpoint> found = sockets.getaddrinfo(world.knownName(), 40508, LONG);
          assertThat(found.getFirst()).isEqualTo(new Endpoint(world.anyPort().address(), 40508));
          assertThat(errno(() -> sockets.getaddrinfo(world.unknownName(), 1, LONG)))
              .isEqualTo(Errno.EAI_NONAME);
        });
  }

  @Test
  void what_is_sent_arrives_and_the_end_reads_as_zero() throws Exception {
    run(
        () -> {
          Ends ends = connected();
          assertThat(sockets.getpeername(ends.client())).isEqualTo(peers.getsockname(ends.peer()));
          send(sockets, ends.client(), "W0FAC050001");
          assertThat(recv(peers, ends.peer(), 64, 0)).isEqualTo("W0FAC050001");
          sockets.shutdown(ends.client(), SHUT_WR);
          assertThat(recv(peers, ends.peer(), 64, 0)).isEmpty();
          send(peers, ends.peer(), "A0FAC050001");
          assertThat(recv(sockets, ends.client(), 64, 0)).isEqualTo("A0FAC050001");
          assertThat(errno(() -> send(sockets, ends.client(), "W"))).isEqualTo(Errno.EPIPE);
          close(ends);
          nothingIsLeft();
        });
  }

  @Test
  void receiving_can_peek_wait_for_all_and_not_wait() throws Exception {
    run(
        () -> {
          Ends ends = connected();
          assertThat(errno(() -> recv(sockets, ends.client(), 4, MSG_DONTWAIT)))
              .isEqualTo(Errno.EAGAIN);
          send(peers, ends.peer(), "A0FA");
          assertThat(recv(sockets, ends.client(), 2, MSG_PEEK)).isEqualTo("A0");
          TestTask<String> all =
              TestTask.task(
                  world.rtos(), "all", () -> recv(sockets, ends.client(), 11, MSG_WAITALL));
          world.rtos().sleep(SHORT);
          send(peers, ends.peer(), "C050001");
          assertThat(all.result()).isEqualTo("A0FAC050001");
          close(ends);
        });
  }

  @Test
  void a_receive_waits_as_long_as_so_rcvtimeo_says() throws Exception {
    run(
        () -> {
          Ends ends = connected();
          sockets.setsockopt(ends.client(), SocketOption.SO_RCVTIMEO, OptionValue.time(SHORT));
          assertThat(
                  OptionValue.asTime(sockets.getsockopt(ends.client(), SocketOption.SO_RCVTIMEO)))
              .isEqualTo(SHORT);
          Instant before = world.rtos().now();
          assertThat(errno(() -> recv(sockets, ends.client(), 4, 0))).isEqualTo(Errno.EAGAIN);
          assertThat(Duration.between(before, world.rtos().now()))
              .isBetween(SHORT, SHORT.plusSeconds(5));
          close(ends);
        });
  }

  @Test
  void a_send_waits_as_long_as_so_sndtimeo_says_and_tells_how_much_was_taken() throws Exception {
    run(
        () -> {
          Ends ends = connected();
          sockets.setsockopt(ends.client(), SocketOption.SO_SNDTIMEO, OptionValue.time(SHORT));
          byte[] much = new byte[20_000_000];
          int taken = sockets.send(ends.client(), much, 0, much.length, 0);
          assertThat(taken).isBetween(1, much.length - 1);
          assertThat(
                  errno(
                      () -> {
                        // The peer's system may still take some into a buffer that grows.
                        for (int sent = taken; sent < much.length; ) {
                          sent += sockets.send(ends.client(), much, 0, 9, MSG_DONTWAIT);
                        }
                      }))
              .isEqualTo(Errno.EAGAIN);
          close(ends);
        });
  }

  @Test
  void a_connect_tells_a_refusal_from_silence() throws Exception {
    run(
        () -> {
          int listening = listener(IPPROTO_TCP, PLAIN);
          Endpoint gone = peers.getsockname(listening);
          peers.close(listening);
          int refused = tcp(sockets);
          assertThat(errno(() -> sockets.connect(refused, gone))).isEqualTo(Errno.ECONNREFUSED);
          assertThat(errno(() -> sockets.connect(refused, gone))).isEqualTo(Errno.EINVAL);
          int silent = tcp(sockets);
          sockets.setsockopt(silent, SocketOption.SO_SNDTIMEO, OptionValue.time(SHORT));
          assertThat(errno(() -> sockets.connect(silent, world.silent())))
              .isEqualTo(Errno.ETIMEDOUT);
          sockets.close(refused);
          sockets.close(silent);
          nothingIsLeft();
        });
  }

  @Test
  void a_peer_that_resets_is_told_as_such() throws Exception {
    run(
        () -> {
          Ends ends = connected();
          peers.setsockopt(ends.peer(), SocketOption.SO_LINGER, OptionValue.ints(1, 0));
          peers.close(ends.peer());
          assertThat(errno(() -> recv(sockets, ends.client(), 4, 0))).isEqualTo(Errno.ECONNRESET);
          sockets.close(ends.client());
          nothingIsLeft();
        });
  }

  @Test
  void closing_ends_whoever_waits_and_a_closed_socket_is_none() throws Exception {
    run(
        () -> {
          Ends ends = connected();
          TestTask<String> waiting =
              TestTask.task(world.rtos(), "recv", () -> recv(sockets, ends.client(), 4, 0));
          world.rtos().sleep(SHORT);
          sockets.close(ends.client());
          assertThat(waiting.thrown())
              .get()
              .isInstanceOfSatisfying(
                  ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EBADF));
          assertThat(errno(() -> sockets.close(ends.client()))).isEqualTo(Errno.EBADF);
          assertThat(errno(() -> send(sockets, ends.client(), "W"))).isEqualTo(Errno.EBADF);
          int other = tcp(sockets);
          assertThat(other).isNotEqualTo(ends.client());
          sockets.close(other);
          peers.close(ends.peer());
          nothingIsLeft();
        });
  }

  @Test
  void every_call_on_no_descriptor_is_ebadf() throws Exception {
    run(
        () -> {
          byte[] one = new byte[1];
          for (int fd : new int[] {-1, 7, 1_000_000, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThat(errno(() -> sockets.bind(fd, world.anyPort()))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.listen(fd, 1))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.accept(fd))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.connect(fd, world.anyPort()))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.send(fd, one, 0, 1, 0))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.recv(fd, one, 0, 1, 0))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.shutdown(fd, SHUT_WR))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.close(fd))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.setsockopt(fd, 1, 4, one))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.getsockopt(fd, 1, 4))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.setNonBlocking(fd, true))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.getsockname(fd))).isEqualTo(Errno.EBADF);
            assertThat(errno(() -> sockets.getpeername(fd))).isEqualTo(Errno.EBADF);
          }
        });
  }

  @Test
  void a_call_that_makes_no_sense_says_what_does() throws Exception {
    run(
        () -> {
          assertThat(errno(() -> sockets.socket(99, SOCK_STREAM, IPPROTO_TCP)))
              .isEqualTo(Errno.EAFNOSUPPORT);
          assertThat(errno(() -> sockets.socket(AF_INET, SOCK_DGRAM, 17))).isEqualTo(Errno.ENOTSUP);
          assertThat(errno(() -> sockets.socket(AF_INET, SOCK_STREAM, 257)))
              .isEqualTo(Errno.EPROTONOSUPPORT);
          int fd = tcp(sockets);
          assertThat(errno(() -> recv(sockets, fd, 1, 0))).isEqualTo(Errno.ENOTCONN);
          assertThat(errno(() -> send(sockets, fd, "W"))).isEqualTo(Errno.ENOTCONN);
          assertThat(errno(() -> sockets.shutdown(fd, SHUT_WR))).isEqualTo(Errno.ENOTCONN);
          assertThat(errno(() -> sockets.shutdown(fd, SHUT_RD))).isEqualTo(Errno.ENOTSUP);
          assertThat(errno(() -> sockets.shutdown(fd, 9))).isEqualTo(Errno.EINVAL);
          assertThat(errno(() -> sockets.listen(fd, 1))).isEqualTo(Errno.EINVAL);
          assertThat(errno(() -> sockets.accept(fd))).isEqualTo(Errno.EINVAL);
          assertThat(errno(() -> sockets.connect(fd, world.anyPort()))).isEqualTo(Errno.EINVAL);
          assertThat(errno(() -> sockets.send(fd, new byte[2], 1, 2, 0))).isEqualTo(Errno.EINVAL);
          assertThat(errno(() -> sockets.recv(fd, new byte[2], 0, 1, 0x1000)))
              .isEqualTo(Errno.ENOTSUP);
          int six = sockets.socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP);
          Endpoint four = new Endpoint(world.anyPort().address(), 9);
          assertThat(errno(() -> sockets.connect(six, four))).isEqualTo(Errno.EAFNOSUPPORT);
          sockets.close(six);
          sockets.close(fd);
          Ends ends = connected();
          assertThat(errno(() -> sockets.connect(ends.client(), four))).isEqualTo(Errno.EISCONN);
          close(ends);
          nothingIsLeft();
        });
  }

  @Test
  void when_all_sockets_are_in_use_the_next_is_emfile_until_one_is_closed() throws Exception {
    run(
        () -> {
          List<Integer> all = new ArrayList<>();
          ErrnoException error =
              error(
                  () -> {
                    while (all.size() < 5000) {
                      all.add(tcp(sockets));
                    }
                  });
          assertThat(error.errno()).isEqualTo(Errno.EMFILE);
          assertThat(error).hasMessageContaining("close one");
          sockets.close(all.removeLast());
          all.add(tcp(sockets));
          for (int fd : all) {
            sockets.close(fd);
          }
          nothingIsLeft();
        });
  }
}
