/** Tests of the server's page, in a browser and without one. */
@NullMarked
package org.wwep.emulator.web.dashboard;

import org.jspecify.annotations.NullMarked;
