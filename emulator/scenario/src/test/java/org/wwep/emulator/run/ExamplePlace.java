package org.wwep.emulator.run;

import java.util.stream.Stream;
import org.wwep.emulator.scenario.Rig;

/**
 * Where an example in C runs.
 *
 * @param api whose example it is
 * @param carrier what it is built for
 * @param rig on what it runs
 */
record ExamplePlace(String api, String carrier, Rig rig) {
  /** Returns them all: real lines aside. */
  static Stream<ExamplePlace> all() {
    return Stream.of("wiced", "modustoolbox", "zephyr")
        .flatMap(
            api ->
                Stream.of("native", "wasm")
                    .flatMap(
                        carrier ->
                            Stream.of(Rig.SIM, Rig.EMULATED)
                                .map(rig -> new ExamplePlace(api, carrier, rig))));
  }
}
