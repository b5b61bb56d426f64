/** Tests of the board's page, in a browser and without one. */
@NullMarked
package org.wwep.emulator.web.board;

import org.jspecify.annotations.NullMarked;
