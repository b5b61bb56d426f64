/** Tests of running scenarios; {@code TestScenarios} runs one that is written in the test. */
@NullMarked
package org.wwep.emulator.run;

import org.jspecify.annotations.NullMarked;
