package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Where two runs part. */
class RunDiffTest {
  private static final String A =
      "# scenario a\n0.000000001 dev1 power on\n0.100000000 dev1 edge btn1=0\n0.200000000 server x\n";

  private static RunDiff diff(String b, boolean timeless) {
    return RunDiff.of(RunDiff.Log.of("a.log", A), RunDiff.Log.of("b.log", b), timeless);
  }

  @Test
  void the_first_difference_is_told_with_what_came_before() {
    RunDiff diff = diff(A.replace("btn1=0", "btn1=1"), false);
    assertThat(diff.first()).isEqualTo(1);
    assertThat(diff.lines())
        .containsExactly(
            "A a.log, 3 entries",
            "B b.log, 3 entries",
            "the same for 1 entry, then:",
            "    0.000000001 dev1 power on",
            "A   0.100000000 dev1 edge btn1=0",
            "A   0.200000000 server x",
            "B   0.100000000 dev1 edge btn1=1",
            "B   0.200000000 server x");
  }

  @Test
  void times_count_unless_they_are_ignored() {
    String later = A.replace("0.100000000", "0.150000000");
    assertThat(diff(later, false).first()).isEqualTo(1);
    assertThat(diff(later, true).isSame()).isTrue();
  }

  @Test
  void a_run_that_ends_earlier_says_so() {
    RunDiff diff = diff("0.000000001 dev1 power on\n", false);
    assertThat(diff.isSame()).isFalse();
    assertThat(diff.lines()).endsWith("B   (ends here)");
  }

  @Test
  void what_is_no_log_is_refused_with_its_line() {
    assertThatThrownBy(() -> diff("0.000000001 dev1 x\nversion: 1\n", false))
        .hasMessageStartingWith("b.log:2: is no line of an event log");
  }

  @Test
  void the_page_has_words_as_words_and_marks_the_difference() {
    String page = DiffPage.text(diff(A.replace("btn1=0", "<b>@a@</b>"), false));
    assertThat(page)
        .contains("<li class=\"parts\">0.100000000 dev1 edge btn1=0</li>")
        .contains("&lt;b&gt;&#64;a&#64;&lt;/b&gt;")
        .contains("class=\"part-line\"")
        .doesNotContain("<b>", "<script");
  }
}
