/**
 * Exploration: chaos drawn from seeds until an invariant breaks, then shrunk to the smallest case.
 *
 * <p>Reading order: {@link org.wwep.emulator.explore.ChaosPlan} (what is drawn), {@link
 * org.wwep.emulator.explore.SeedRun} (one seed), {@link org.wwep.emulator.explore.ChaosCase} (a run
 * that is no seed's own) and its line {@link org.wwep.emulator.explore.CaseText}, {@link
 * org.wwep.emulator.explore.Explorer} (what a seed finds), {@link
 * org.wwep.emulator.explore.Shrinker}.
 */
@NullMarked
package org.wwep.emulator.explore;

import org.jspecify.annotations.NullMarked;
