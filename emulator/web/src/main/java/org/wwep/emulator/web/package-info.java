/**
 * Pages that show what goes on while it does, in a browser.
 *
 * <p>Reading order: {@link org.wwep.emulator.web.PageAssets} (what a page is made of), {@link
 * org.wwep.emulator.web.EventWriter} (how it is told of what happens).
 */
@NullMarked
package org.wwep.emulator.web;

import org.jspecify.annotations.NullMarked;
