package org.wwep.emulator.scenario;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;

/**
 * What a scenario file says, checked: every device and part that a step names is there.
 *
 * <p><b>Shape.</b> What the file leaves out is filled in: durations, bounce, and the device of each
 * step when there is one only.
 *
 * @param name what the author calls it, or the file's name without its ending
 * @param version the language's, always 1
 * @param author who wrote it, or empty
 * @param tags what runs are selected by
 * @param seed what decides all that is random, or null for the command line's
 * @param defaults what holds for every step that does not say otherwise
 * @param server the register server
 * @param devices at least one, ids differ
 * @param rig what presses the buttons, or null for the command line's choice
 * @param steps what happens; empty only when there is chaos
 * @param always what has to hold for the whole run
 * @param sometimes what a search has to see at least once
 * @param chaos what is drawn from the seed, or null for nothing
 * @param file the file's name as the user gave it
 */
public record Scenario(
    String name,
    int version,
    String author,
    List<String> tags,
    @Nullable Long seed,
    Defaults defaults,
    ServerSpec server,
    List<DeviceSpec> devices,
    @Nullable Rig rig,
    List<Step> steps,
    List<AlwaysSpec> always,
    List<SometimesSpec> sometimes,
    @Nullable Chaos chaos,
    String file) {
  /** The version of the language. */
  public static final int VERSION = 1;

  /** Copies the lists, and checks that there is a device. */
  public Scenario {
    tags = List.copyOf(tags);
    devices = List.copyOf(devices);
    steps = List.copyOf(steps);
    always = List.copyOf(always);
    sometimes = List.copyOf(sometimes);
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("a scenario has a device at least");
    }
    if (version != VERSION) {
      throw new IllegalArgumentException("the language's version is 1, was " + version);
    }
  }

  /** Returns this with other steps, and without chaos. */
  public Scenario withSteps(List<Step> others) {
    return new Scenario(
        name, version, author, tags, seed, defaults, server, devices, rig, others, always,
        sometimes, null, file);
  }

  /**
   * Returns a file that the scenario names, from the scenario's own folder.
   *
   * @throws IllegalArgumentException if it is a pipe or a device, one line that says so
   */
  public Path beside(String name) {
    try {
      return BoundedFile.regular(Path.of(file).resolveSibling(name));
    } catch (FileSystemException e) {
      throw new IllegalArgumentException(FileErrors.line(e), e);
    }
  }

  /**
   * Returns a device by its id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public DeviceSpec device(String id) {
    return devices.stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no device '" + id + "'"));
  }
}
