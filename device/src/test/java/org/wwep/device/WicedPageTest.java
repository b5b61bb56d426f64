package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
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
  void a_row_is_false_whose_test_is_none_or_has_nothing_to_do_with_it() {
    List<CallsPage.Row> rows =
        List.of(
            new CallsPage.Row("c", List.of("Rtos.wait"), List.of("WicedPageTest.a_row")),
            new CallsPage.Row("c", List.of("Rtos.now"), List.of("WicedPageTest.not_there")),
            new CallsPage.Row("c", List.of("Rtos.now"), List.of("CallsPage.calls")),
            new CallsPage.Row(
                "c",
                List.of("NetworkStack.join"),
                List.of("ResolveContract.the_network_is_there_to_join")),
            new CallsPage.Row(
                "c",
                List.of("Packet.delete"),
                List.of("IdentityTest.the_id_is_the_sum_of_the_six_bytes")));
    for (CallsPage.Row row : rows) {
      CallsPage page = new CallsPage(List.of(row));
      assertThatThrownBy(page::namesNothingThatIsNotThere).isInstanceOf(AssertionError.class);
    }
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
