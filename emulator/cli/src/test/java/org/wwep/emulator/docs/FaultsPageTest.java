package org.wwep.emulator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.Attribute;
import org.wwep.emulator.fault.FaultFormat;

/** The reference of faults, held against what is read. */
class FaultsPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "faults.md");

  @Test
  void the_table_has_every_attribute_with_its_unit_and_default() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String type : FaultFormat.types()) {
      if (FaultFormat.attributesOf(type).isEmpty()) {
        expected.add(type + "   ");
      }
      for (Attribute attribute : FaultFormat.attributesOf(type)) {
        expected.add(
            "%s %s %s %s"
                .formatted(type, attribute.name(), attribute.kind().unit(), attribute.fallback()));
      }
    }
    assertThat(rows().stream().map(row -> String.join(" ", row.subList(0, 4))).toList())
        .isEqualTo(expected);
  }

  @Test
  void every_word_an_attribute_may_be_is_in_its_row() throws IOException {
    for (List<String> row : rows()) {
      for (Attribute attribute : FaultFormat.attributesOf(row.get(0))) {
        for (String word :
            attribute.name().equals(row.get(1)) ? attribute.words() : List.<String>of()) {
          assertThat(row.get(4)).as("%s", row).contains("`" + word + "`");
        }
      }
    }
  }

  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("\\|");
      if (cells.length == 6 && FaultFormat.types().contains(plain(cells[1]))) {
        rows.add(
            List.of(
                plain(cells[1]),
                plain(cells[2]),
                plain(cells[3]),
                plain(cells[4]),
                cells[5].strip()));
      }
    }
    return rows;
  }

  private static String plain(String cell) {
    return cell.replace("`", "").strip();
  }
}
