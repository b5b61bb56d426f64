package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FramesTest {
  private static final DeviceId DEVICE = new DeviceId(0xFAC);

  @Test
  void frames_are_written_in_upper_case_and_full_width() {
    assertThat(new WriteRequest(DEVICE, 0xB, 0xABC).frame()).isEqualTo("W0FAC0B0ABC");
    assertThat(new ReadRequest(DEVICE, 0xB).frame()).isEqualTo("R0FAC0B");
    assertThat(new AckReply(DEVICE, 0xB, 0xABC).frame()).isEqualTo("A0FAC0B0ABC");
    assertThat(new ErrorReply("never written").frame()).isEqualTo("X never written");
    assertThat(new ErrorReply("").frame()).isEqualTo("X");
    assertThat(Encoder.encode(new ReadRequest(DEVICE, 1))).isEqualTo("R0FAC01".getBytes(US_ASCII));
    assertThat(Encoder.encode(new ErrorReply(""))).isEqualTo(new byte[] {'X'});
  }

  @Test
  void out_of_range_fields_are_named_with_value_and_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WriteRequest(DEVICE, 256, 0))
        .withMessage("a register is 0 to 255, was 256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WriteRequest(DEVICE, 0, 65536))
        .withMessage("a value is 0 to 65535, was 65536");
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadRequest(DEVICE, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId(65536));
    assertThatIllegalArgumentException().isThrownBy(() -> DeviceId.parse("12G4"));
    assertThatIllegalArgumentException().isThrownBy(() -> DeviceId.parse("123"));
  }

  @Test
  void an_acknowledgement_answers_only_its_own_request() {
    AckReply reply = new AckReply(DEVICE, 5, 1);
    assertThat(reply.answers(new WriteRequest(DEVICE, 5, 1))).isTrue();
    assertThat(reply.answers(new WriteRequest(DEVICE, 5, 0))).isFalse();
    assertThat(reply.answers(new WriteRequest(new DeviceId(1), 5, 1))).isFalse();
    assertThat(reply.answers(new ReadRequest(DEVICE, 5))).isTrue();
    assertThat(reply.answers(new ReadRequest(DEVICE, 6))).isFalse();
  }

  @Test
  void a_typed_frame_is_read_or_refused_with_the_reason_and_an_example() {
    assertThat(Request.parse("W0fac0b1234")).isEqualTo(new WriteRequest(DEVICE, 0xB, 0x1234));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Request.parse("W0FAC"))
        .withMessageContaining("incomplete: 5 of 11 bytes")
        .withMessageContaining("W0FAC0B1234");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Request.parse("R0FAC0B1"))
        .withMessageContaining("1 too many");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Request.parse("w0FAC0B1234"))
        .withMessageContaining("'w' is no command at character 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Request.parse(""));
  }

  @Test
  void a_reason_is_always_one_printable_line() {
    assertThat(new ErrorReply("two\nlines\u00e9").frame()).isEqualTo("X two?lines?");
  }
}
