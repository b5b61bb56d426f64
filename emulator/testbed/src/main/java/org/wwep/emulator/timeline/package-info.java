/**
 * One timeline from the edge of a button to the reply of the server, from every source.
 *
 * <p>Reading order: {@link org.wwep.emulator.timeline.Timeline}, {@link
 * org.wwep.emulator.timeline.TimelineEntry}, {@link org.wwep.emulator.timeline.TimelineEvent},
 * {@link org.wwep.emulator.timeline.EventLog} (its text, one line an entry).
 */
@NullMarked
package org.wwep.emulator.timeline;

import org.jspecify.annotations.NullMarked;
