/** Tests of running scenarios; {@code Play} runs one that is written in the test. */
@NullMarked
package org.wwep.emulator.run;

import org.jspecify.annotations.NullMarked;
