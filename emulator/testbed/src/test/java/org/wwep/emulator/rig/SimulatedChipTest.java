package org.wwep.emulator.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.hal.HalException;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;

/** Against a folder that looks as the kernel's does; the virtual Pi has the real one. */
class SimulatedChipTest {
  private static final Pin BUTTON = new Pin(5);

  @TempDir Path sys = Path.of("");

  private Path chip(int device, String name) throws IOException {
    Path line =
        sys.resolve("devices/platform/gpio-sim." + device).resolve(name).resolve("sim_gpio5");
    Files.createDirectories(line);
    Files.writeString(line.resolve("pull"), "pull-down\n");
    Files.writeString(line.resolve("value"), "1\n");
    return line;
  }

  @Test
  void the_pull_of_a_line_is_its_level() throws Exception {
    Path line = chip(0, "gpiochip1");
    SimulatedChip found = SimulatedChip.find(sys, null);
    found.check(BUTTON);
    found.pull(BUTTON, Level.HIGH);
    assertThat(Files.readString(line.resolve("pull"))).isEqualTo("pull-up");
    found.pull(BUTTON, Level.LOW);
    assertThat(Files.readString(line.resolve("pull"))).isEqualTo("pull-down");
    assertThat(found.level(BUTTON)).isEqualTo(Level.HIGH);
    assertThat(found.name()).isEqualTo("gpiochip1");
  }

  @Test
  void without_a_chip_it_says_how_to_get_one() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> SimulatedChip.find(sys, null))
        .withMessageContaining("sudo modprobe gpio-sim")
        .withMessageContaining("virtual-pi/run");
  }

  @Test
  void with_the_module_but_no_chip_it_says_where_to_set_one_up() throws Exception {
    Files.createDirectories(sys.resolve("module/gpio_sim"));
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> SimulatedChip.find(sys, null))
        .withMessageContaining("kernel/config/gpio-sim");
  }

  @Test
  void of_several_one_has_to_be_named() throws Exception {
    chip(0, "gpiochip1");
    chip(1, "gpiochip2");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> SimulatedChip.find(sys, null))
        .withMessageContaining("choose the GPIO chip, of gpiochip1, gpiochip2");
    assertThat(SimulatedChip.find(sys, "gpiochip2").name()).isEqualTo("gpiochip2");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> SimulatedChip.find(sys, "gpiochip0"))
        .withMessageContaining("gpiochip0 is no gpio-sim chip");
  }

  @Test
  void a_line_that_the_chip_does_not_have_is_named() throws Exception {
    chip(0, "gpiochip1");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> SimulatedChip.find(sys, null).check(new Pin(17)))
        .withMessageContaining("gpiochip1 has no line 17");
  }
}
