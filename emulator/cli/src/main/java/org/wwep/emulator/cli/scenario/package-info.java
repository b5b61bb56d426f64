/** Commands about scenarios: {@code run}, {@code lint}, {@code explore}, {@code init}. */
@NullMarked
package org.wwep.emulator.cli.scenario;

import org.jspecify.annotations.NullMarked;
