package org.wwep.emulator.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds the end of an agent's input up: a request that somebody waits for. */
@Timeout(20)
class PendingRequestsTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);
  private static final String ASKED =
      """
      {"jsonrpc":"2.0","id":"a","method":"tools/list"}
      {"jsonrpc":"2.0","id":2,"method":"tools/list"}
      """;

  private final PendingRequests pending = new PendingRequests();

  /** Reads what an agent said, up to the end of that and not beyond. */
  private void said(String lines) throws IOException {
    byte[] all = lines.getBytes(UTF_8);
    MessageFilter input =
        new MessageFilter(new ByteArrayInputStream(all), new ByteArrayOutputStream(), pending);
    assertThat(input.readNBytes(all.length)).isEqualTo(all);
  }

  /** An output that nobody reads. */
  private static OutputStream closed() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
  }

  private static void send(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(UTF_8));
  }

  @Test
  void it_is_over_when_each_has_its_answer() throws Exception {
    said(ASKED);
    OutputStream out = new LineOutput(new ByteArrayOutputStream(), pending);
    send(out, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
    send(out, "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"error\":{}}");
    pending.awaitNone(FOR_EVER);
  }

  @Test
  void one_that_was_cancelled_holds_nobody_up() throws Exception {
    said(ASKED);
    said(
        """
        {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"a"}}
        {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2,"reason":"no"}}
        """);
    pending.awaitNone(FOR_EVER);
  }

  @Test
  void nobody_waits_for_an_answer_that_nobody_can_read() throws Exception {
    said(ASKED);
    OutputStream out = new LineOutput(closed(), pending);
    assertThatThrownBy(() -> send(out, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}"))
        .isInstanceOf(IOException.class)
        .hasMessage("Broken pipe");
    pending.awaitNone(FOR_EVER);
  }

  @Test
  void the_end_is_there_too_when_a_mistake_cannot_be_told() throws Exception {
    MessageFilter input =
        new MessageFilter(
            new ByteArrayInputStream("no JSON\n".getBytes(UTF_8)),
            new LineOutput(closed(), pending),
            pending);
    assertThatThrownBy(input::read).isInstanceOf(IOException.class).hasMessage("Broken pipe");
    input.awaitEnd();
  }
}
