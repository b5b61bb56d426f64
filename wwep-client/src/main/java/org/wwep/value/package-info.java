/**
 * How plain values are read, checked and written, the same in every layer and for every user:
 * {@link org.wwep.value.Durations} and {@link org.wwep.value.Ranges}.
 *
 * <p><b>Shape</b>: a leaf. It uses nothing but the JDK and touches neither clock nor thread, so
 * that firmware, simulation, scenarios and the command line can all use it.
 */
@NullMarked
package org.wwep.value;

import org.jspecify.annotations.NullMarked;
