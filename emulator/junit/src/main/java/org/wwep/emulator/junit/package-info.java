/**
 * JUnit tests in virtual time.
 *
 * <p>Reading order: {@link org.wwep.emulator.junit.WwepTest}, {@link
 * org.wwep.emulator.junit.TestBoard}, {@link org.wwep.emulator.junit.WorldClock}, {@link
 * org.wwep.emulator.junit.TimelineAssert} with {@link org.wwep.emulator.junit.EventMatcher}.
 */
@NullMarked
package org.wwep.emulator.junit;

import org.jspecify.annotations.NullMarked;
