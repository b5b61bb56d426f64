package org.wwep.emulator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The security page: every provision of EN 303 645 once, each with a link to what holds it. */
class SecurityPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "explanation", "security.md");
  private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)#]+)[^)]*\\)");
  private static final Set<String> ANSWERS =
      Set.of("fulfilled", "partly", "not fulfilled", "not applicable");

  /** How many provisions each clause of version 2.1.1 has. */
  private static List<String> numbers() {
    int[] counts = {5, 3, 16, 4, 8, 9, 2, 3, 3, 1, 4, 3, 1};
    List<String> numbers = new ArrayList<>();
    for (int clause = 0; clause < counts.length; clause++) {
      for (int i = 1; i <= counts[clause]; i++) {
        numbers.add("5.%d-%d".formatted(clause + 1, i));
      }
    }
    for (int i = 1; i <= 5; i++) {
      numbers.add("6." + i);
    }
    return numbers;
  }

  private static List<List<String>> rows() throws IOException {
    return rows("\\| [56]\\.[0-9-]+ \\|.*");
  }

  private static List<List<String>> rows(String form) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.matches(form)) {
        rows.add(Pattern.compile("\\|").splitAsStream(line).skip(1).map(String::strip).toList());
      }
    }
    return rows;
  }

  /** Returns the rows of who could attack what, without the head of that table. */
  private static List<List<String>> threats() throws IOException {
    return rows("\\| .*").stream()
        .filter(row -> row.size() == 5 && !row.getFirst().matches("part|-+"))
        .toList();
  }

  @Test
  void every_part_that_could_be_attacked_has_a_link_to_what_stands_in_the_way() throws IOException {
    assertThat(threats().stream().map(List::getFirst))
        .anySatisfy(part -> assertThat(part).startsWith("admin port"))
        .anySatisfy(part -> assertThat(part).startsWith("API of `wwep proxy`"))
        .anySatisfy(part -> assertThat(part).startsWith("channel of the coprocessor"));
    for (List<String> row : threats()) {
      assertThat(LINK.matcher(row.get(3)).find()).as("%s", row).isTrue();
      assertThat(row.getLast()).as("what does not: %s", row).isNotEmpty();
    }
  }

  @Test
  void every_provision_has_one_row_and_an_answer() throws IOException {
    assertThat(rows().stream().map(List::getFirst)).containsExactlyElementsOf(numbers());
    for (List<String> row : rows()) {
      assertThat(row).as("%s", row).hasSize(6);
      assertThat(row.get(3)).as("%s", row).isIn(ANSWERS);
      assertThat(row.get(4)).as("%s", row).isNotEmpty();
    }
  }

  @Test
  void no_row_is_without_a_link_and_no_link_leads_nowhere() throws IOException {
    for (List<String> row : rows()) {
      List<String> links =
          LINK.matcher(row.getLast()).results().map(link -> link.group(1)).toList();
      assertThat(links).as("%s", row).isNotEmpty();
    }
    Matcher all = LINK.matcher(Files.readString(PAGE));
    while (all.find()) {
      assertThat(PAGE.resolveSibling(all.group(1))).as(all.group()).exists();
    }
  }
}
