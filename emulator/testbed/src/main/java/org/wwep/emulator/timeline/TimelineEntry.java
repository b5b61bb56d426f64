package org.wwep.emulator.timeline;

import java.time.Duration;

/**
 * One entry of a timeline.
 *
 * @param number from 0, in the order of the entries
 * @param at when, since the world began; entries of one source are in order, those of a button's
 *     edges carry the edge's own time
 * @param source who tells: a device's name, {@code server}, {@code network}, {@code scenario}
 * @param what what happened
 */
public record TimelineEntry(int number, Duration at, String source, TimelineEvent what) {}
