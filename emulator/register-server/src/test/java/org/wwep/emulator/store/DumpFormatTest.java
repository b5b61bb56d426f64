package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.server.Register;
import org.wwep.protocol.DeviceId;

class DumpFormatTest {
  private static final List<Register> SOME =
      List.of(
          new Register(new DeviceId(0), 0, 0),
          new Register(new DeviceId(0x0FAC), 0x0B, 0x1234),
          new Register(new DeviceId(0x0FAC), 0xFF, 0xFFFF),
          new Register(new DeviceId(0xFFFF), 1, 2));

  private static String text(DumpFormat format, List<Register> registers) throws IOException {
    StringWriter out = new StringWriter();
    format.write(registers, out);
    return out.toString();
  }

  @ParameterizedTest
  @EnumSource
  void what_was_written_is_read_and_in_order(DumpFormat format) throws IOException {
    String text = text(format, SOME.reversed());
    assertThat(text).isEqualTo(text(format, SOME));
    assertThat(format.read(new StringReader(text))).isEqualTo(SOME);
    assertThat(format.read(new StringReader(text.replace("\n", "\r\n")))).isEqualTo(SOME);
    assertThat(format.read(new StringReader(text(format, List.of())))).isEmpty();
  }

  @Test
  void a_dump_looks_as_documented() throws IOException {
    assertThat(text(DumpFormat.CSV, SOME.subList(1, 2)))
        .isEqualTo("device,register,value\n0FAC,0B,1234\n");
    assertThat(text(DumpFormat.JSON, SOME.subList(1, 2)))
        .isEqualTo("[\n{\"device\":\"0FAC\",\"register\":\"0B\",\"value\":\"1234\"}\n]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"device\",\"register\",\"value\"\r\n\"0FAC\",\"0B\",\"1234\"\r\n",
        "\uFEFFDevice;Register;Value\n0FAC;0B;1234",
        "device\tregister\tvalue\n0FAC\t\"0B\"\t1234\n",
        "sep=;\ndevice;register;value\n0FAC;0B;1234\n;;\n",
        "device,register,value,,\n 0FAC , \"0B\" ,1234,,\n,,,,\n",
      })
  void what_spreadsheets_make_of_a_dump_is_read(String csv) throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      String marked =
          charset.equals(StandardCharsets.UTF_8) ? csv : "\uFEFF" + csv.replace("\uFEFF", "");
      assertThat(
              DumpFormat.CSV.read(
                  DumpText.reader(new ByteArrayInputStream(marked.getBytes(charset)))))
          .isEqualTo(SOME.subList(1, 2));
    }
  }

  @Test
  void what_cannot_be_read_is_named_with_its_line() {
    wrong(DumpFormat.CSV, "", "line 1: expected 'device,register,value', was nothing");
    wrong(DumpFormat.CSV, "[", "line 1: expected 'device,register,value', was '['");
    String csv = "device,register,value\n0FAC,0B,1234\n";
    wrong(DumpFormat.CSV, csv + "0FAC,0B", "line 3: expected three fields");
    wrong(DumpFormat.CSV, csv + "0FAC;0B;1234", "line 3: expected three fields");
    wrong(DumpFormat.CSV, csv + "0FAC,\"0B,1234", "line 3: a quote is not closed, was '0FAC");
    wrong(DumpFormat.CSV, csv + "0FAC,\"0B\"1,12", "line 3: something follows a closing quote");
    wrong(DumpFormat.CSV, csv + "0FAC,\"0\"\"B\",1234", "line 3: '0\"B' is not 2 hexadecimal");
    wrong(DumpFormat.CSV, csv + "0FAC,0G,1234", "line 3: '0G' is not 2 hexadecimal digits");
    wrong(DumpFormat.CSV, csv + "0FAC,0B,12345", "line 3: '12345' is not 4 hexadecimal digits");
    wrong(DumpFormat.CSV, csv + "\n0fac,0b,1", "line 4: '1' is not 4");
    wrong(DumpFormat.CSV, csv + "0fac,0b,0001", "line 3: 0FAC 0B again, was at line 2 already");
    wrong(DumpFormat.JSON, "", "line 1: expected a list of registers");
    wrong(DumpFormat.JSON, "[\n{\"device\":15}]", "line 2: expected hexadecimal digits in quotes");
    wrong(
        DumpFormat.JSON, "[\n{\"device\":\"0FAC\"}]", "line 2: expected [device, register, value]");
    wrong(DumpFormat.JSON, "[]\n[]", "line 2: expected the end");
    wrong(DumpFormat.JSON, "[\n{", "line 2: no JSON");
    wrong(DumpFormat.JSON, "[1]", "line 1: expected a register, '{', was 1");
  }

  @ParameterizedTest
  @EnumSource
  void a_spoilt_dump_is_read_or_refused_in_one_line(DumpFormat format) throws IOException {
    long seed = 7;
    Random random = new Random(seed);
    String text = text(format, SOME);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder spoilt = new StringBuilder(text);
      for (int i = random.nextInt(3); (i >= 0) && !spoilt.isEmpty(); i--) {
        int at = random.nextInt(spoilt.length());
        switch (random.nextInt(3)) {
          case 0 -> spoilt.setCharAt(at, (char) random.nextInt(256));
          case 1 -> spoilt.deleteCharAt(at);
          default -> spoilt.setLength(at + 1);
        }
      }
      try {
        assertThat(format.read(new StringReader(spoilt.toString()))).isSorted();
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %d round %d", seed, round).hasMessageMatching("line \\d+: [^\n]*");
      }
    }
  }

  private static void wrong(DumpFormat format, String text, String message) {
    assertThatThrownBy(() -> format.read(new StringReader(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
