/**
 * Guided exploration: cases that reach what none did before are kept, and changed for more.
 *
 * <p>Reading order: {@link org.wwep.emulator.guide.RunReach} (what a run reached, as numbers),
 * {@link org.wwep.emulator.guide.Corpus} (which cases are kept, and which is changed next), {@link
 * org.wwep.emulator.guide.CaseMutation} and {@link org.wwep.emulator.guide.CaseCrossover} (how),
 * {@link org.wwep.emulator.guide.CaseSource} (the case of each seed).
 */
@NullMarked
package org.wwep.emulator.guide;

import org.jspecify.annotations.NullMarked;
