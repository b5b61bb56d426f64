package org.wwep.emulator.firmware.process;

import java.util.BitSet;

/**
 * Of which blocks it is noted whether they ran, and who gets that.
 *
 * @param blocks the blocks
 * @param reached gets the numbers of those that ran
 */
record BlockTrace(ExecutableBlocks blocks, BitSet reached) {}
