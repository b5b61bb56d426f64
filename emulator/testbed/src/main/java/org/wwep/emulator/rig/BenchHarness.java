package org.wwep.emulator.rig;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.testbed.SensedLed;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;

/**
 * The rig {@code external}: a board that is not part of this program, pressed and looked at by
 * lines of a bench, or by its console.
 *
 * <p><b>Shape</b>: the board's buttons are where the bench has put them; its LEDs are as the
 * bench's lines read them, with the kernel's time of each edge. Owned by the world's script, which
 * also closes the lines.
 */
public final class BenchHarness implements ObservedHarness {
  private final @Nullable Board lines;
  private final EdgePlayer player;
  private final LedHistory ledHistory = new LedHistory();
  private final BenchBoard board;
  private final List<ConsoleLed> printed;
  private final Rtos rtos;
  private volatile Consumer<byte[]> console = _ -> {};

  /**
   * Makes one of lines that are open.
   *
   * @param lines what {@link BenchLines#config} was opened as, or null if there is no line
   * @param parts what the board's console stands for
   * @param mac the MAC address of the board under test
   */
  public BenchHarness(
      BenchLines wiring, @Nullable Board lines, ConsoleParts parts, MacAddress mac, Rtos rtos) {
    this.lines = lines;
    this.rtos = rtos;
    this.player = new EdgePlayer(rtos);
    this.printed =
        parts.leds().stream().map(led -> new ConsoleLed(led, ledHistory, rtos.now())).toList();
    List<BenchButton> buttons = new ArrayList<>();
    wiring.contacts().forEach(contact -> buttons.add(onLine(contact)));
    parts.buttons().forEach(contact -> buttons.add(onConsole(contact)));
    List<SensedLed> leds = new ArrayList<>();
    wiring.lights().forEach(light -> leds.add(new BenchLed(light)));
    leds.addAll(printed);
    this.board = new BenchBoard(mac, List.copyOf(buttons), List.copyOf(leds));
  }

  private BenchButton onLine(BenchLines.Contact contact) {
    return new BenchButton(
        contact.button(),
        contact.activeLevel(),
        true,
        rtos,
        down -> lines().led(BenchLines.contact(contact.button())).set(down));
  }

  private BenchButton onConsole(ConsoleParts.TypedContact contact) {
    return new BenchButton(
        contact.button(),
        Level.LOW,
        false,
        rtos,
        down -> {
          String text = down ? contact.down() : contact.up();
          if (!text.isEmpty()) {
            console.accept(text.getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  /** Has this type at the board's console, for buttons that it stands for. */
  public void typesAt(Consumer<byte[]> other) {
    console = other;
  }

  /** Tells a line that the board's console has printed: it may be about an LED. */
  public void printed(String line) {
    printed.forEach(led -> led.see(line, rtos.now()));
  }

  /** Tells that the board is without power: the LEDs that its console stands for are dark. */
  public void powerLost() {
    printed.forEach(led -> led.change(false, rtos.now()));
  }

  private Board lines() {
    return Objects.requireNonNull(lines, "a bench without lines has no parts");
  }

  @Override
  public Board board() {
    return board;
  }

  /** Returns a line that switches power, or holds the board in reset. */
  public Led output(String id) {
    return lines().led(id);
  }

  /** Returns the level that the line of a button has, whoever drives it, if it can be read. */
  public Optional<Level> contactLevel(String button) {
    return lines().led(BenchLines.contact(button)).pinLevel();
  }

  @Override
  public void play(String id, List<Edge> edges) {
    BenchButton button =
        board.buttons().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    List<Edge> played = button.settled(edges);
    if (!played.isEmpty()) {
      PriorityBurst.run(id, () -> player.play(played, button::move));
    }
  }

  @Override
  public Level led(String id) {
    for (ConsoleLed led : printed) {
      if (led.id().equals(id)) {
        return led.level();
      }
    }
    return lines().button(BenchLines.light(id)).level();
  }

  @Override
  public LedHistory lights() {
    return ledHistory;
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }

  /** The board under test, as the bench knows it. */
  private record BenchBoard(MacAddress mac, List<BenchButton> buttons, List<SensedLed> leds)
      implements Board {
    @Override
    public String description() {
      return "board on the bench";
    }

    @Override
    public void close() {}
  }

  /** An LED that a line of the bench looks at. */
  private final class BenchLed implements SensedLed {
    private final BenchLines.Light light;
    private volatile EdgeListener listener = _ -> {};

    BenchLed(BenchLines.Light light) {
      this.light = light;
      Button sense = lines().button(BenchLines.light(light.led()));
      sense.listen(this::seen);
      ledHistory.see(light.led(), rtos.now(), sense.level());
    }

    private void seen(Edge edge) {
      ledHistory.see(light.led(), edge.at(), edge.level());
      listener.edge(edge);
    }

    @Override
    public String id() {
      return light.led();
    }

    @Override
    public boolean lit() {
      return litAt(led(light.led()));
    }

    @Override
    public boolean litAt(Level level) {
      return (level == Level.LOW) == light.activeLow();
    }

    @Override
    public void listen(EdgeListener other) {
      listener = other;
    }
  }
}
