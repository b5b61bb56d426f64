package org.wwep.emulator.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.JavaFirmware;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.FirmwareImage;

/**
 * The firmware that a scenario names, built and loaded: once, for any number of runs.
 *
 * <p>Immutable; safe for use by any thread.
 */
public final class ScenarioFirmware implements FirmwareSelector {
  private final Map<FirmwareSpec, FirmwareImage> images;

  private ScenarioFirmware(Map<FirmwareSpec, FirmwareImage> images) {
    this.images = Map.copyOf(images);
  }

  /** Builds and loads, as below, where no board on a bench needs a GPIO chip. */
  public static ScenarioFirmware load(Scenario scenario, Carriers carriers, ClassLoader classes)
      throws FirmwareBuildException {
    return load(scenario, carriers, classes, null);
  }

  /**
   * Builds and loads what the devices of a scenario and its server run; nothing of it runs yet.
   *
   * @param classes where firmware in Java is looked for
   * @param chip the GPIO chip of boards on a bench that name none, or null
   * @throws FirmwareBuildException if something cannot be built or loaded
   */
  public static ScenarioFirmware load(
      Scenario scenario, Carriers carriers, ClassLoader classes, @Nullable String chip)
      throws FirmwareBuildException {
    Map<FirmwareSpec, FirmwareImage> images = new HashMap<>();
    List<FirmwareSpec> all =
        new ArrayList<>(scenario.devices().stream().map(DeviceSpec::firmware).toList());
    FirmwareSpec server = scenario.server().firmware();
    if (server != null) {
      all.add(server);
    }
    for (FirmwareSpec firmware : all) {
      if (!images.containsKey(firmware)) {
        images.put(firmware, load(firmware, carriers, classes, chip));
      }
    }
    return new ScenarioFirmware(images);
  }

  private static FirmwareImage load(
      FirmwareSpec firmware, Carriers carriers, ClassLoader classes, @Nullable String chip)
      throws FirmwareBuildException {
    return switch (firmware) {
      case FirmwareSpec.Course _ -> FirmwareImage.CLIENT;
      case FirmwareSpec.CSources(var sources, var carrier) -> carriers.image(sources, carrier);
      case FirmwareSpec.BuiltFile(var file) -> carriers.image(file);
      case FirmwareSpec.JavaClass(var name) -> JavaFirmware.load(name, classes);
      case FirmwareSpec.OnBench(var board) -> new ExternalImage(board, chip);
    };
  }

  @Override
  public FirmwareImage of(DeviceSpec device) {
    return loaded(device.firmware(), device.id());
  }

  @Override
  public FirmwareImage of(ServerSpec server) {
    return loaded(server.firmware(), ServerSpec.ID);
  }

  private FirmwareImage loaded(@Nullable FirmwareSpec firmware, String whose) {
    FirmwareImage image = firmware == null ? null : images.get(firmware);
    if (image == null) {
      throw new IllegalArgumentException(
          "the firmware of '" + whose + "' was not loaded before the run");
    }
    return image;
  }
}
