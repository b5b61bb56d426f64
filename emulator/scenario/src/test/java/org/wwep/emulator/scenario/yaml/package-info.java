/** Tests of the scenario language. */
@NullMarked
package org.wwep.emulator.scenario.yaml;

import org.jspecify.annotations.NullMarked;
