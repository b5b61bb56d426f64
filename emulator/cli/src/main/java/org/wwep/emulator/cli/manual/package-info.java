/**
 * The commands written down for others than their users at a terminal: completion for shells, and
 * manual pages. Read {@code CommandPage} first: both are made from it.
 */
@NullMarked
package org.wwep.emulator.cli.manual;

import org.jspecify.annotations.NullMarked;
