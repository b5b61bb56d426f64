package org.wwep.emulator.cli.device;

import org.jspecify.annotations.Nullable;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Boards;
import org.wwep.hal.Boards.Selection;
import org.wwep.hal.HalException;
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
      description = {
        "Back end of the board: ${COMPLETION-CANDIDATES}. pi4j is a Raspberry Pi's GPIO, cdev the",
        "lines of the chip named with --gpio-chip on any Linux machine. auto takes real GPIO if",
        "there is any (default: auto)."
      })
  String hal = Boards.AUTO;

  @Option(
      names = "--require-hardware",
      description = "Exit with code 3 if there is no real GPIO, instead of emulating the board.")
  boolean requireHardware;

  @Option(
      names = "--button-pin",
      paramLabel = "PIN",
      description = "BCM number, also GPIO5 or BOARD29 (default: GPIO5).")
  Pin buttonPin = BoardConfig.BUTTON_PIN;

  @Option(
      names = "--led-pin",
      paramLabel = "PIN",
      description = "BCM number, also GPIO17 or BOARD11 (default: GPIO17).")
  Pin ledPin = BoardConfig.LED_PIN;

  @Option(
      names = "--gpio-chip",
      paramLabel = "NAME",
      description = {
        "GPIO chip, as gpiodetect names it (default: a Raspberry Pi's own). A pin is then the",
        "number of a line of that chip."
      })
  @Nullable String chip;

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      description = "Use this MAC address instead of the board's own.")
  @Nullable MacAddress mac;

  /** Returns the parts and their pins. */
  BoardConfig config() {
    return BoardConfig.oneButtonOneLed(buttonPin, ledPin).withMac(mac).withChip(chip);
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
