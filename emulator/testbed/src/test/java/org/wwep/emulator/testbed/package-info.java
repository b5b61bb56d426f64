/** Tests of whole worlds: devices and a server. */
@NullMarked
package org.wwep.emulator.testbed;

import org.jspecify.annotations.NullMarked;
