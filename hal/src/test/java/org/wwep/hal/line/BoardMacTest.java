package org.wwep.hal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.hal.MacAddress;

class BoardMacTest {
  private final Path root;

  BoardMacTest(@TempDir Path root) {
    this.root = root;
  }

  private void card(String name, String type, String address) throws IOException {
    Path card = Files.createDirectories(root.resolve("sys/class/net").resolve(name));
    Files.writeString(card.resolve("type"), type + "\n");
    Files.writeString(card.resolve("address"), address + "\n");
  }

  private MacAddress found() {
    return BoardMac.find(root).orElseThrow();
  }

  @Test
  void a_machine_without_interfaces_has_none() {
    assertThat(BoardMac.find(root)).isEmpty();
  }

  @Test
  void the_wire_goes_before_the_air_and_both_before_the_rest() throws IOException {
    card("docker0", "1", "02:00:00:00:00:03");
    assertThat(found()).hasToString("02:00:00:00:00:03");
    card("wlan0", "1", "02:00:00:00:00:02");
    assertThat(found()).hasToString("02:00:00:00:00:02");
    card("eth0", "1", "02:00:00:00:00:01");
    assertThat(found()).hasToString("02:00:00:00:00:01");
  }

  @Test
  void the_rest_is_taken_by_name() throws IOException {
    card("wlx1", "1", "02:00:00:00:00:05");
    card("end0", "1", "02:00:00:00:00:04");
    assertThat(found()).hasToString("02:00:00:00:00:04");
  }

  @Test
  void loopback_tunnels_and_empty_addresses_are_passed_over() throws IOException {
    card("lo", "772", "00:00:00:00:00:00");
    card("eth0", "1", "00:00:00:00:00:00");
    card("tun0", "65534", "");
    card("can0", "280", "02:00:00:00:00:06");
    card("ib0", "1", "80:00:00:48:fe:80:00:00:00:00:00:00:00:02:c9:03:00:00:00:01");
    assertThat(BoardMac.find(root)).isEmpty();
    card("wlan0", "1", "b8:27:eb:01:02:03");
    assertThat(found()).hasToString("b8:27:eb:01:02:03");
  }

  @Test
  void an_interface_that_says_nothing_is_passed_over() throws IOException {
    Files.createDirectories(root.resolve("sys/class/net/bonding_masters"));
    card("eth0", "1", "b8:27:eb:01:02:03");
    assertThat(found()).hasToString("b8:27:eb:01:02:03");
  }
}
