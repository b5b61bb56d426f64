package org.wwep.emulator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleBlockTest {
  private static ConsoleBlock console(String... lines) {
    return ConsoleBlock.of(new CodeBlock(1, 0, "console", "", List.of(lines)));
  }

  @Test
  void commands_and_what_they_show_are_told_apart() {
    ConsoleBlock consoleBlock = console("$ cat <<E", "> $ one", "> E", "$ one", "^Ctwo");

    assertThat(consoleBlock.commands()).containsExactly("cat <<E\n$ one\nE", "one");
    assertThat(consoleBlock.expected()).containsExactly("two");
  }

  @Test
  void dots_in_a_line_stand_for_any_text() {
    assertThat(ConsoleBlock.matches("listening ...:... open", "listening 127.0.0.1:99 open"))
        .isTrue();
    assertThat(ConsoleBlock.matches("... ms  LED", "   12.4 ms  LED")).isTrue();
    assertThat(ConsoleBlock.matches("A0003...", "A00030500")).isTrue();
    assertThat(ConsoleBlock.matches("A.C", "ABC")).isFalse();
    assertThat(ConsoleBlock.matches("... ms  LED", "   12.4 ms  LED2")).isFalse();
  }

  @Test
  void dots_alone_stand_for_any_number_of_lines() {
    ConsoleBlock consoleBlock = console("$ x", "a", "...", "c", "...");

    assertThat(consoleBlock.difference(List.of("a", "c"))).isEmpty();
    assertThat(consoleBlock.difference(List.of("a", "b", "c", "b", "c", "d"))).isEmpty();
    assertThat(consoleBlock.difference(List.of("a", "b")))
        .hasValueSatisfying(text -> assertThat(text).startsWith("expected, and not").contains("c"));
    assertThat(consoleBlock.difference(List.of("b", "c"))).isPresent();
  }

  @Test
  void what_nobody_expects_is_a_difference() {
    assertThat(console("$ x").difference(List.of("a"))).isPresent();
    assertThat(console("$ x").difference(List.of())).isEmpty();
    assertThat(console("$ x", "a").difference(List.of())).isPresent();
  }

  @Test
  void a_failure_that_the_next_command_looks_at_is_none() {
    assertThat(console("$ false", "$ echo $?").script()).startsWith("false\necho $?\n");
    assertThat(console("$ false", "$ true").script()).startsWith("false\ncode=$?");
  }

  @Test
  void a_block_of_an_unknown_language_or_with_hidden_commands_is_a_fault() {
    assertThat(new CodeBlock(1, 0, "bash", "", List.of("ls")).fault()).isPresent();
    assertThat(new CodeBlock(1, 0, "", "", List.of("ls")).fault()).isPresent();
    assertThat(new CodeBlock(1, 0, "text", "", List.of("$ ls")).fault()).isPresent();
    assertThat(new CodeBlock(1, 0, "console", "later", List.of("$ ls")).fault()).isPresent();
    assertThat(new CodeBlock(1, 0, "console", "not run here:", List.of("$ ls")).fault())
        .isPresent();
    assertThat(new CodeBlock(1, 0, "console", "", List.of("ls")).fault()).isPresent();
  }

  @Test
  void a_block_with_a_reason_is_not_run() {
    CodeBlock codeBlock =
        new CodeBlock(1, 0, "sh", "not run here: needs a Raspberry Pi", List.of("ls"));

    assertThat(codeBlock.fault()).isEmpty();
    assertThat(codeBlock.isRun()).isFalse();
  }
}
