package org.wwep.emulator.rig;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * lines of a bench.
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
  private final Rtos rtos;

  /**
   * Makes one of lines that are open.
   *
   * @param lines what {@link BenchLines#config} was opened as, or null if there is no line
   * @param mac the MAC address of the board under test
   */
  public BenchHarness(BenchLines wiring, @Nullable Board lines, MacAddress mac, Rtos rtos) {
    this.lines = lines;
    this.rtos = rtos;
    this.player = new EdgePlayer(rtos);
    this.board =
        new BenchBoard(
            mac,
            wiring.contacts().stream().map(BenchButton::new).toList(),
            wiring.lights().stream().map(BenchLed::new).toList());
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
    PriorityBurst.run(id, () -> player.play(edges, button::move));
  }

  @Override
  public Level led(String id) {
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
  private record BenchBoard(MacAddress mac, List<BenchButton> buttons, List<BenchLed> leds)
      implements Board {
    @Override
    public String description() {
      return "board on the bench";
    }

    @Override
    public void close() {}
  }

  /** A button whose contact is a line of the bench. */
  private final class BenchButton implements Button {
    private final BenchLines.Contact contact;
    private volatile Level level;
    private volatile EdgeListener listener = _ -> {};

    BenchButton(BenchLines.Contact contact) {
      this.contact = contact;
      this.level = contact.activeLevel().opposite();
    }

    void move(Level to) {
      // Told first: what the board does about it may be seen at once.
      level = to;
      listener.edge(new Edge(rtos.now(), to));
      lines().led(BenchLines.contact(id())).set(to == activeLevel());
    }

    @Override
    public String id() {
      return contact.button();
    }

    @Override
    public Level activeLevel() {
      return contact.activeLevel();
    }

    @Override
    public Level level() {
      return level;
    }

    @Override
    public void listen(EdgeListener other) {
      listener = other;
    }
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
