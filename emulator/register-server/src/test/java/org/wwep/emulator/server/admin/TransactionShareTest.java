package org.wwep.emulator.server.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RawClient;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.Endpoint;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

class TransactionShareTest {
  private static final Endpoint PEER = new Endpoint(InetAddress.ofLiteral("2001:db8::7"), 4711);
  private static final Instant AT = Instant.parse("2026-12-01T06:00:00.123Z");

  private final TransactionLog log = new TransactionLog(InstantSource.system());
  private final List<Transaction> own = new ArrayList<>();
  private final List<Transaction> all = new ArrayList<>();
  private final TransactionShare share = TransactionShare.of(log, "one");

  TransactionShareTest() {
    log.listen(own::add);
    log.listenToAll(all::add);
  }

  @Test
  void what_another_server_told_is_heard_as_it_was_by_those_who_want_all() {
    Transaction written =
        new Transaction(
            7,
            AT,
            PEER,
            "tls",
            "W0FAC0B1234",
            new AckReply(new DeviceId(0x0FAC), 0x0B, 0x1234),
            "two");
    Transaction refused =
        new Transaction(8, AT, PEER, "open", "", new ErrorReply("nothing received"), "two");
    share.heard(new SharedTransactions("two", List.of(written, refused)).text());
    assertThat(all).containsExactly(written, refused);
    assertThat(all.getFirst().line())
        .isEqualTo("two #7 [2001:db8:0:0:0:0:0:7]:4711 tls W0FAC0B1234 -> A0FAC0B1234");
    assertThat(own).isEmpty();
    assertThat(log.transactions()).isZero();
  }

  @Test
  void its_own_is_no_news() {
    share.heard(
        new SharedTransactions(
                "one", List.of(new Transaction(1, AT, PEER, "open", "", new ErrorReply("no"))))
            .text());
    assertThat(all).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wwep-feed-2 two\n1\t1\t192.0.2.7\t1\topen\tW\tX",
        "wwep-feed-1 \u001b[31m\n1\t1\t192.0.2.7\t1\topen\tW\tX",
        "wwep-feed-1 two\n1\t1\t192.0.2.7\t1\topen\tW\u001b[31m\tX",
        "wwep-feed-1 two\n1\t1\t192.0.2.7\t65536\topen\tW\tX",
        "wwep-feed-1 two\n1\t1\tfe80.1\t1\topen\tW\tX",
        "wwep-feed-1 two\n1\t1\t192.0.2.7\t1\topen\tW\tAnswer",
        "wwep-feed-1 two\n1\t1\t192.0.2.7\t1\tudp\tW\tX",
        "wwep-feed-1 two\n-1\t1\t192.0.2.7\t1\topen\tW\tX",
      })
  void what_is_no_transaction_is_left_out(String message) {
    share.heard(message);
    assertThat(all).isEmpty();
  }

  @Test
  void a_line_that_is_none_does_not_hide_the_next() {
    share.heard("wwep-feed-1 two\nnone\n1\t1\t192.0.2.7\t1\topen\tW\tX");
    assertThat(all).hasSize(1);
  }

  @Test
  void what_was_answered_just_before_the_end_is_told_too() throws Exception {
    TransactionLog told = new TransactionLog(InstantSource.system());
    List<String> sent = new CopyOnWriteArrayList<>();
    try (TransactionShare two = TransactionShare.of(told, "two")) {
      NettySettings settings = NettySettings.of(ServerSettings.at(Endpoint.loopback(0)));
      try (PrometheusMetrics metrics = new PrometheusMetrics();
          NettyServer server = NettyServer.start(settings, new MemoryStore(), told, metrics)) {
        byte[] frame = "W0FAC0B1234".getBytes(ISO_8859_1);
        RawClient.exchange(server.local().getFirst(), List.of(frame), true);
      }
      two.start(sent::add);
    }
    sent.forEach(share::heard);
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().line()).startsWith("two #1 ").endsWith("W0FAC0B1234 -> A0FAC0B1234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "\u00e4"})
  void a_name_is_one_word(String name) {
    assertThatThrownBy(() -> TransactionShare.of(log, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the name of a server is");
  }
}
