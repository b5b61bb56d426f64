package org.wwep.emulator.carrier;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.emulator.testbed.FirmwareImage;

/**
 * One way to run firmware in C, such as in child processes: builds it, and makes an image of what
 * was built.
 *
 * <p><b>Shape</b>: found by the service loader, so it has a public constructor without parameters,
 * and making it costs nothing. Safe for use by any thread.
 */
public interface CarrierProvider {
  /** Returns what scenarios call it, such as {@code native}. */
  String name();

  /** Returns its place among the carriers: of those that can build here the lowest is taken. */
  int rank();

  /**
   * Returns why it cannot build or run anything on this machine, in one line that says what to
   * install; empty if it can.
   */
  Optional<String> obstacle();

  /**
   * Returns one that builds for machines of another kind, such as {@code arm64}.
   *
   * @throws FirmwareBuildException if what it builds is for no machine of that name
   */
  default CarrierProvider forMachine(String machine) throws FirmwareBuildException {
    throw new FirmwareBuildException(
        "what %s builds is the same on every machine".formatted(name()));
  }

  /** Returns whether it runs a file that begins with these bytes: 64 of them, or the whole. */
  boolean accepts(byte[] head);

  /**
   * Builds firmware, unless that was done before: each content is compiled once.
   *
   * @param cache where what was built is kept
   * @param commands told of each call of a compiler, as one could type it
   * @return the file that was built
   * @throws FirmwareBuildException if the compiler refuses the sources; one of the machine if there
   *     is an obstacle, such as no compiler
   */
  Path build(FirmwareSources sources, Path cache, Consumer<String> commands)
      throws FirmwareBuildException;

  /**
   * Makes an image of a file that was built, here or elsewhere; nothing of it runs yet.
   *
   * @throws FirmwareBuildException if the file is none of its kind, or not for this machine
   */
  FirmwareImage load(Path file) throws FirmwareBuildException;
}
