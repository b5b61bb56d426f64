package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.timeline.ContactEdges;
import org.wwep.hal.Level;

class ContactEdgesTest {
  private final ContactEdges<String> edges = new ContactEdges<>();

  private static Duration at(double millis) {
    return Duration.ofNanos((long) (millis * 1_000_000));
  }

  private void low(double millis) {
    edges.edge("low " + millis, at(millis), Level.LOW);
  }

  private void high(double millis) {
    edges.edge("high " + millis, at(millis), Level.HIGH);
  }

  @Test
  void a_press_begins_with_the_edge_that_was_accepted() {
    low(5);
    assertThat(edges.pressed(at(5))).isEqualTo("low 5.0");
    high(6);
    low(6.5);
    high(100);
    edges.released(at(100));
    low(101);
    high(102);
    low(200);
    assertThat(edges.pressed(at(200)))
        .as("not with the bounce of the release before")
        .isEqualTo("low 200.0");
  }

  @Test
  void a_press_that_was_accepted_late_begins_where_the_contact_had_rested() {
    low(5);
    assertThat(edges.pressed(at(5))).isEqualTo("low 5.0");
    high(100);
    edges.released(at(100));
    low(100.5);
    high(101);
    low(101.5);
    high(102);
    low(108);
    high(108.5);
    low(109);
    assertThat(edges.pressed(at(110))).isEqualTo("low 108.0");
  }

  @Test
  void a_press_without_an_edge_has_none() {
    assertThat(edges.pressed(at(1))).isNull();
  }
}
