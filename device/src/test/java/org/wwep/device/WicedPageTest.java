package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/wiced.md} names nothing that is not there. */
class WicedPageTest {
  @Test
  void every_row_names_calls_and_tests_that_exist() throws IOException {
    CallsPage page = CallsPage.read("wiced.md");
    assertThat(page.rows()).hasSizeGreaterThan(35);
    page.namesNothingThatIsNotThere();
  }

  @Test
  void every_call_that_the_course_uses_has_a_row() throws IOException {
    String calls = CallsPage.read("wiced.md").calls();
    assertThat(calls)
        .contains("tcp_create_socket", "tcp_bind", "tcp_connect", "hostname_lookup")
        .contains("stream_init", "stream_write", "stream_flush", "stream_read", "stream_deinit")
        .contains("packet_create_tcp", "packet_get_data", "packet_set_data_end", "packet_delete")
        .contains("tcp_send_packet", "tcp_receive", "tcp_disconnect", "tcp_delete_socket")
        .contains("tcp_listen", "tcp_accept", "tcp_server_peer", "tcp_register_callbacks")
        .contains("tcp_server_start", "rtos_create_thread", "gpio_output_high");
  }
}
