package org.wwep.hal.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.MacAddress;
import org.wwep.hal.ManualClock;
import org.wwep.hal.line.InputLine;
import org.wwep.hal.line.LineBoard;
import org.wwep.hal.line.LineDriver;

/** A Pi made of Pi4J's own mock plugin, seen from outside. */
final class MockPi {
  static final MacAddress MAC = new MacAddress(0x0200_0000_0009L);
  static final String MODEL = "Raspberry Pi 4 Model B Rev 1.4";

  /** Kept, for the logging library forgets the level of a logger that nobody holds. */
  private static final List<Logger> LOGS =
      List.of(Logger.getLogger("com.pi4j"), Logger.getLogger("org.wwep.hal.pi4j"));

  static {
    LOGS.forEach(log -> log.setLevel(Level.OFF));
  }

  final Context context;

  /** Kept as well, for a context forgets its lines when it is shut down. */
  private final Map<String, MockDigitalInput> inputs = new HashMap<>();

  private final Map<String, DigitalOutput> outputs = new HashMap<>();

  MockPi() {
    this(UnaryOperator.identity());
  }

  MockPi(UnaryOperator<Context> change) {
    context =
        change.apply(
            Pi4J.newContextBuilder()
                .add(MockDigitalInputProvider.newInstance())
                .add(MockDigitalOutputProvider.newInstance())
                .build());
  }

  GpioDriver driver() {
    return new GpioDriver(() -> context, MockPi::claim, MockDigitalOutputProvider.ID);
  }

  /** In place of the kernel's line, which knows the time of an edge: the mock tells it at once. */
  static InputLine claim(Context context, ButtonConfig button, InstantSource clock) {
    DigitalInput input =
        context.create(
            DigitalInput.newConfigBuilder(context)
                .id(LineDriver.consumer(button.id()))
                .address(button.pin().number())
                .provider(MockDigitalInputProvider.ID)
                .build());
    return new InputLine() {
      @Override
      public org.wwep.hal.Level level() {
        return level(input.state());
      }

      @Override
      public void listen(EdgeListener listener) {
        input.addListener(event -> listener.edge(new Edge(clock.instant(), level(event.state()))));
      }

      @Override
      public void close() {} // the context does

      private org.wwep.hal.Level level(DigitalState state) {
        return state == DigitalState.HIGH ? org.wwep.hal.Level.HIGH : org.wwep.hal.Level.LOW;
      }
    };
  }

  /** Opens the board, with every button's line at rest: the mock's inputs all start low. */
  LineBoard open(BoardConfig config, ManualClock clock) throws HalException {
    MacAddress mac = config.mac();
    LineBoard board =
        LineBoard.open(
            config, clock, mac == null ? MAC : mac, MODEL, Pi4jDriver.open(driver(), MODEL));
    for (ButtonConfig button : config.buttons()) {
      MockDigitalInput input = context.io(LineDriver.consumer(button.id()));
      inputs.put(button.id(), input.mockState(state(button.idleLevel())));
    }
    for (LedConfig led : config.leds()) {
      DigitalOutput output = context.io(LineDriver.consumer(led.id()));
      outputs.put(led.id(), output);
    }
    return board;
  }

  MockDigitalInput input(String button) {
    return Objects.requireNonNull(inputs.get(button));
  }

  DigitalOutput output(String led) {
    return Objects.requireNonNull(outputs.get(led));
  }

  static DigitalState state(org.wwep.hal.Level level) {
    return level == org.wwep.hal.Level.HIGH ? DigitalState.HIGH : DigitalState.LOW;
  }
}
