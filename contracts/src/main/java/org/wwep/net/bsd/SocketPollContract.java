package org.wwep.net.bsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.MSG_DONTWAIT;
import static org.wwep.net.bsd.SocketConstants.POLLERR;
import static org.wwep.net.bsd.SocketConstants.POLLHUP;
import static org.wwep.net.bsd.SocketConstants.POLLIN;
import static org.wwep.net.bsd.SocketConstants.POLLNVAL;
import static org.wwep.net.bsd.SocketConstants.POLLOUT;
import static org.wwep.net.bsd.SocketConstants.SHUT_WR;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.net.Endpoint;
import org.wwep.rtos.TestTask;

/** Waiting for several sockets at a time. */
abstract class SocketPollContract extends SocketContractBase {
  @Test
  void poll_sees_which_of_several_sockets_has_bytes() throws Exception {
    run(
        () -> {
          Ends first = connected();
          Ends second = connected();
          List<PollFd> both =
              List.of(
                  new PollFd(first.client(), POLLIN),
                  new PollFd(-1, POLLIN),
                  new PollFd(second.client(), POLLIN));
          TestTask<List<PollFd>> seen =
              TestTask.task(world.rtos(), "poll", () -> sockets.poll(both, LONG));
          world.rtos().sleep(SHORT);
          send(peers, second.peer(), "A0FAC050001");
          assertThat(seen.result()).extracting(PollFd::revents).containsExactly(0, 0, POLLIN);
          assertThat(recv(sockets, second.client(), 64, MSG_DONTWAIT)).isEqualTo("A0FAC050001");
          assertThat(sockets.poll(both, Duration.ZERO)).noneMatch(PollFd::isReady);
          close(first);
          close(second);
          nothingIsLeft();
        });
  }

  @Test
  void poll_gives_up_after_its_time_and_loses_nothing() throws Exception {
    run(
        () -> {
          Ends first = connected();
          Ends second = connected();
          List<PollFd> both =
              List.of(new PollFd(first.client(), POLLIN), new PollFd(second.client(), POLLIN));
          for (int i = 0; i < 20; i++) {
            Instant before = world.rtos().now();
            Duration time = i == 0 ? SHORT : Duration.ofMillis(1);
            assertThat(sockets.poll(both, time)).noneMatch(PollFd::isReady);
            assertThat(Duration.between(before, world.rtos().now()))
                .isBetween(time, time.plusSeconds(5));
          }
          send(peers, first.peer(), "one");
          send(peers, second.peer(), "two");
          assertThat(sockets.poll(List.of(both.getFirst()), LONG)).allMatch(PollFd::isReady);
          assertThat(recv(sockets, first.client(), 64, 0)).isEqualTo("one");
          assertThat(recv(sockets, second.client(), 64, 0)).isEqualTo("two");
          close(first);
          close(second);
        });
  }

  @Test
  void poll_tells_the_end_a_reset_and_what_is_no_socket() throws Exception {
    run(
        () -> {
          Ends ended = connected();
          Ends broken = connected();
          peers.shutdown(ended.peer(), SHUT_WR);
          peers.setsockopt(broken.peer(), SocketOption.SO_LINGER, OptionValue.ints(1, 0));
          peers.close(broken.peer());
          assertThat(revents(ended.client(), POLLIN)).isEqualTo(POLLIN | POLLHUP);
          assertThat(revents(broken.client(), POLLIN)).isEqualTo(POLLIN | POLLERR | POLLHUP);
          assertThat(revents(999_999, POLLIN)).isEqualTo(POLLNVAL);
          assertThat(recv(sockets, ended.client(), 4, 0)).isEmpty();
          assertThat(OptionValue.asInt(sockets.getsockopt(broken.client(), SocketOption.SO_ERROR)))
              .isEqualTo(Errno.ECONNRESET.number());
          close(ended);
          sockets.close(broken.client());
          nothingIsLeft();
        });
  }

  @Test
  void after_the_peers_end_a_poll_tells_that_whatever_it_is_asked_and_nothing_of_room()
      throws Exception {
    run(
        () -> {
          Ends ends = connected();
          assertThat(revents(ends.client(), POLLOUT)).isEqualTo(POLLOUT);
          peers.shutdown(ends.peer(), SHUT_WR);
          assertThat(revents(ends.client(), POLLIN)).isEqualTo(POLLIN | POLLHUP);
          assertThat(revents(ends.client(), POLLIN | POLLOUT)).isEqualTo(POLLIN | POLLHUP);
          assertThat(revents(ends.client(), POLLOUT)).isEqualTo(POLLHUP);
          assertThat(revents(ends.client(), 0)).isEqualTo(POLLHUP);
          send(sockets, ends.client(), "still goes");
          assertThat(recv(peers, ends.peer(), 64, 0)).isEqualTo("still goes");
          close(ends);
          nothingIsLeft();
        });
  }

  private int revents(int fd, int events) throws Exception {
    return sockets.poll(List.of(new PollFd(fd, events)), LONG).getFirst().revents();
  }

  @Test
  void pollout_is_told_while_there_is_room_and_again_once_the_peer_reads() throws Exception {
    run(
        () -> {
          Ends ends = connected();
          assertThat(revents(ends.client(), POLLOUT)).isEqualTo(POLLOUT);
          byte[] much = new byte[1 << 16];
          assertThat(
                  errno(
                      () -> {
                        while (true) {
                          sockets.send(ends.client(), much, 0, much.length, MSG_DONTWAIT);
                        }
                      }))
              .isEqualTo(Errno.EAGAIN);
          List<PollFd> full = List.of(new PollFd(ends.client(), POLLOUT | POLLIN));
          assertThat(sockets.poll(full, SHORT)).noneMatch(PollFd::isReady);
          TestTask<Boolean> reader =
              TestTask.script(
                  world.rtos(),
                  "reader",
                  () -> {
                    while (!recv(peers, ends.peer(), 1 << 16, 0).isEmpty()) {
                      // Until the end.
                    }
                  });
          assertThat(sockets.poll(full, LONG)).allMatch(fd -> fd.saw(POLLOUT));
          sockets.close(ends.client());
          reader.result();
          peers.close(ends.peer());
          nothingIsLeft();
        });
  }

  @Test
  void a_listening_socket_is_ready_when_somebody_came() throws Exception {
    run(
        () -> {
          int listening = listener(IPPROTO_TCP, PLAIN);
          List<PollFd> fds = List.of(new PollFd(listening, POLLIN));
          assertThat(peers.poll(fds, SHORT)).noneMatch(PollFd::isReady);
          int fd = tcp(sockets);
          sockets.connect(fd, peers.getsockname(listening));
          assertThat(peers.poll(fds, LONG)).allMatch(seen -> seen.saw(POLLIN));
          int accepted = peers.accept(listening);
          send(peers, accepted, "hello");
          assertThat(recv(sockets, fd, 9, 0)).isEqualTo("hello");
          int unseen = tcp(sockets);
          sockets.connect(unseen, peers.getsockname(listening));
          assertThat(peers.poll(fds, LONG)).allMatch(seen -> seen.saw(POLLIN));
          peers.close(listening);
          assertThat(recv(sockets, unseen, 1, 0)).isEmpty();
          sockets.close(unseen);
          sockets.close(fd);
          peers.close(accepted);
          nothingIsLeft();
        });
  }

  @Test
  void a_connect_that_does_not_wait_is_told_by_pollout_and_so_error() throws Exception {
    run(
        () -> {
          int listening = listener(IPPROTO_TCP, PLAIN);
          Endpoint there = peers.getsockname(listening);
          int fd = tcp(sockets);
          sockets.setNonBlocking(fd, true);
          assertThat(errno(() -> sockets.connect(fd, there))).isEqualTo(Errno.EINPROGRESS);
          assertThat(revents(fd, POLLOUT)).isEqualTo(POLLOUT);
          assertThat(OptionValue.asInt(sockets.getsockopt(fd, SocketOption.SO_ERROR))).isZero();
          int accepted = peers.accept(listening);
          assertThat(errno(() -> recv(sockets, fd, 1, 0))).isEqualTo(Errno.EAGAIN);
          peers.close(listening);
          int late = tcp(sockets);
          sockets.setNonBlocking(late, true);
          assertThat(errno(() -> sockets.connect(late, there))).isEqualTo(Errno.EINPROGRESS);
          assertThat(revents(late, POLLOUT)).isEqualTo(POLLOUT | POLLERR | POLLHUP);
          assertThat(OptionValue.asInt(sockets.getsockopt(late, SocketOption.SO_ERROR)))
              .isEqualTo(Errno.ECONNREFUSED.number());
          assertThat(OptionValue.asInt(sockets.getsockopt(late, SocketOption.SO_ERROR))).isZero();
          sockets.close(late);
          sockets.close(fd);
          peers.close(accepted);
          nothingIsLeft();
        });
  }
}
