/**
 * Searches over many seeds: dealt out to machines, kept in a directory, gone on with, added up.
 *
 * <p>Reading order: {@link org.wwep.emulator.search.SeedSet} (which seeds), {@link
 * org.wwep.emulator.search.SeedSearch} and {@link org.wwep.emulator.search.GuidedSearch} (trying
 * them), {@link org.wwep.emulator.search.SearchTally} (what came of them), {@link
 * org.wwep.emulator.search.SearchDirectory} and {@link org.wwep.emulator.search.SearchJournal}
 * (what survives a kill), {@link org.wwep.emulator.search.SearchMerge} (several machines).
 */
@NullMarked
package org.wwep.emulator.search;

import org.jspecify.annotations.NullMarked;
