package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wwep.device.trace.TraceEvent;
import org.wwep.net.Endpoint;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

/** What comes of a press, whatever the order in which the firmware's tasks tell of it. */
class BoardTraceTest {
  private final List<@Nullable PressFailure> ends = new ArrayList<>();
  private int unasked;

  private final BoardTrace trace =
      new BoardTrace(
          false,
          new BoardTrace.Listener() {
            @Override
            public void over(BoardOutcome outcome) {
              ends.add(outcome.failure());
            }

            @Override
            public void unasked() {
              unasked++;
            }
          });

  private void begin() {
    trace.begin(System.nanoTime());
  }

  private boolean repeat() {
    return trace.repeat(System.nanoTime());
  }

  private void connected() {
    trace.record(new TraceEvent.ConnectionOpened(Instant.EPOCH, Endpoint.loopback(27_708)));
  }

  private void sent(int value) {
    WriteRequest frame = new WriteRequest(new DeviceId(3), 5, value);
    trace.record(new TraceEvent.MessageSent(Instant.EPOCH, frame));
  }

  private void received(String reply) {
    trace.record(new TraceEvent.ResponseReceived(Instant.EPOCH, reply));
  }

  private void exchanged(int value) {
    connected();
    sent(value);
    received("A000305000" + value);
  }

  @Test
  void a_server_that_refuses_before_the_request_has_refused_the_press() {
    begin();
    connected();
    received("X too many connections");
    assertThat(ends).isEmpty();
    sent(1);
    assertThat(ends).containsExactly(PressFailure.DENIED);
    begin();
    exchanged(0);
    assertThat(ends).containsExactly(PressFailure.DENIED, null);
    assertThat(unasked).isZero();
  }

  @Test
  void a_refusal_that_no_request_follows_is_told_when_the_press_is_given_up() {
    begin();
    connected();
    received("X too many connections");
    BoardOutcome outcome = Objects.requireNonNull(trace.giveUp());
    assertThat(outcome.failure()).isEqualTo(PressFailure.NOT_SENT);
    assertThat(outcome.seen()).isEqualTo("X too many connections");
  }

  @Test
  void the_reply_to_what_was_sent_before_the_press_is_not_the_presss() {
    begin();
    exchanged(1);
    connected();
    sent(1);
    begin();
    received("A0003050001");
    assertThat(unasked).isEqualTo(1);
    exchanged(0);
    assertThat(ends).containsExactly(null, null);
  }

  @Test
  void a_press_that_was_given_up_before_its_request_may_still_be_answered() {
    begin();
    assertThat(trace.giveUp()).isNotNull();
    exchanged(1);
    assertThat(unasked).isZero();
    exchanged(1);
    assertThat(unasked).isEqualTo(1);
    assertThat(ends).isEmpty();
  }

  @Test
  void the_button_is_not_pressed_again_for_what_was_sent_or_answered_meanwhile() {
    begin();
    assertThat(repeat()).isTrue();
    connected();
    sent(1);
    assertThat(repeat()).isFalse();
    received("A0003050001");
    assertThat(ends).hasSize(1);
    assertThat(repeat()).isFalse();
    // What the second press has the firmware do, nobody waits for.
    exchanged(0);
    assertThat(ends).hasSize(1);
    assertThat(unasked).isZero();
  }
}
