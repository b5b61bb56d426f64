/** What pages are looked at with in tests: a browser, and other programs of the system. */
@NullMarked
package org.wwep.emulator.report;

import org.jspecify.annotations.NullMarked;
