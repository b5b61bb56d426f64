/** What tests of pages have in common. */
@NullMarked
package org.wwep.emulator.web;

import org.jspecify.annotations.NullMarked;
