/**
 * Values of options that several commands have, how they are read, and the folders they point to.
 */
@NullMarked
package org.wwep.emulator.cli.option;

import org.jspecify.annotations.NullMarked;
