package org.wwep.emulator.guide;

import org.wwep.emulator.explore.ChaosCase;

/**
 * A case that is kept.
 *
 * @param seed the seed as which it was tried
 * @param chaosCase the case
 * @param reach what it reached
 */
record CorpusEntry(long seed, ChaosCase chaosCase, RunReach reach) {}
