package org.wwep.emulator.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.cli.lab.KeyExchangePhase.Actor;

/** Who sees what, as it stands on a terminal. */
class SightDiagramTest {
  /** Without colours, and with ASCII for the lines. */
  private static String plain(List<String> lines) {
    return String.join("\n", lines)
        .replaceAll("\033\\[[\\d;]*m", "")
        .replace('\u2500', '-')
        .replace('\u2550', '=')
        .replace('\u25b6', '>')
        .replace('\u2715', 'X');
  }

  @Test
  void an_attacker_that_is_believed_has_both_directions_under_its_name() {
    List<String> lines = SightDiagram.read(new AttackerView("W0FAC050001", "A0FAC050001"));
    assertThat(plain(lines))
        .isEqualTo(
            """
            client ===============> attacker =============> server
            'W0FAC050001'           'W0FAC050001'           reads it
            reads the answer        'A0FAC050001'           'A0FAC050001'""");
    assertThat(lines.get(1)).contains("\033[1;31m'W0FAC050001'");
  }

  @Test
  void whoever_refuses_is_where_the_line_ends() {
    assertThat(plain(SightDiagram.refused(Actor.CLIENT)))
        .isEqualTo(
            """
            client ---------------X attacker                server
            refuses                 reads nothing           gets no frame""");
    assertThat(plain(SightDiagram.refused(Actor.SERVER)))
        .isEqualTo(
            """
            client                  attacker -------------X server
            is not asked            reads nothing           refuses""");
  }

  @Test
  void what_is_sealed_passes_and_is_not_read() {
    assertThat(plain(SightDiagram.sealed()))
        .isEqualTo(
            """
            client =======================================> server
            reads the answer        attacker: sealed bytes  reads the frame""");
  }

  @Test
  void words_of_a_frame_do_nothing_to_a_terminal() {
    assertThat(String.join("", SightDiagram.read(new AttackerView("\033[2J", "A"))))
        .doesNotContain("\033[2J");
  }
}
