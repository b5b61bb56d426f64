/** Demonstrations: {@code demo}, {@code lab}, and {@code proxy}, which injects faults. */
@NullMarked
package org.wwep.emulator.cli.lab;

import org.jspecify.annotations.NullMarked;
