/** Tests of searches over many seeds. */
@NullMarked
package org.wwep.emulator.search;

import org.jspecify.annotations.NullMarked;
