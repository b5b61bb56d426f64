package org.wwep.emulator.cli.device;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Boards;
import org.wwep.hal.Boards.Selection;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import picocli.CommandLine.Option;

/** Which board, and which of its pins. */
final class BoardOptions {
  @Option(
      names = "--hal",
      paramLabel = "NAME",
      converter = BackendName.class,
      completionCandidates = BackendName.class,
      description =
          "Back end of the board: ${COMPLETION-CANDIDATES}. pi4j is a Raspberry Pi's GPIO, cdev the "
              + "lines of the chip named with --gpio-chip on any Linux machine. auto takes real GPIO if "
              + "there is any (default: auto).")
  String hal = Boards.AUTO;

  @Option(
      names = "--require-hardware",
      description = "Exit with code 3 if there is no real GPIO, instead of emulating the board.")
  boolean requireHardware;

  @Option(
      names = "--button-pin",
      paramLabel = "PIN",
      description =
          "BCM number, also GPIO5 or BOARD29 (default: GPIO5). With --firmware the option may be given "
              + "again: the second is btn2, and WICED_BUTTON2.")
  List<Pin> buttonPins = new ArrayList<>();

  @Option(
      names = "--led-pin",
      paramLabel = "PIN",
      description =
          "BCM number, also GPIO17 or BOARD11 (default: GPIO17). With --firmware the option may be "
              + "given again: the second is led2, and WICED_LED2.")
  List<Pin> ledPins = new ArrayList<>();

  @Option(
      names = "--gpio-chip",
      paramLabel = "NAME",
      description =
          "GPIO chip, as gpiodetect names it (default: a Raspberry Pi's own). A pin is then the "
              + "number of a line of that chip.")
  @Nullable String chip;

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      description = "Use this MAC address instead of the board's own.")
  @Nullable MacAddress mac;

  /** Returns the parts and their pins. */
  BoardConfig config() {
    List<ButtonConfig> buttons = new ArrayList<>();
    List<LedConfig> leds = new ArrayList<>();
    for (Pin pin : buttonPins.isEmpty() ? List.of(BoardConfig.BUTTON_PIN) : buttonPins) {
      buttons.add(ButtonConfig.toGround("btn" + (buttons.size() + 1), pin));
    }
    for (Pin pin : ledPins.isEmpty() ? List.of(BoardConfig.LED_PIN) : ledPins) {
      leds.add(LedConfig.toGround("led" + (leds.size() + 1), pin));
    }
    return new BoardConfig(buttons, leds, mac).withChip(chip);
  }

  /** Returns the pin of the first button. */
  Pin buttonPin() {
    return config().buttons().getFirst().pin();
  }

  /** Refuses more parts than the client has. */
  void throwIfSeveral() throws CliException {
    if (buttonPins.size() > 1 || ledPins.size() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          (buttonPins.size() > 1 ? "--button-pin" : "--led-pin")
              + " several times needs --firmware: the client has one button and one LED");
    }
  }

  /** Chooses the back end. */
  Selection select() throws HalException {
    Boards boards = Boards.installed();
    boolean emulates =
        boards.named(hal).map(backend -> !backend.probe(config()).hardware()).orElse(false);
    if (requireHardware && emulates) {
      throw new IllegalArgumentException(
          "the %s board is no hardware: drop --require-hardware, or choose another of %s"
              .formatted(hal, String.join(", ", boards.names())));
    }
    return boards.select(hal, requireHardware, config());
  }
}
