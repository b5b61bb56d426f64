/** Tests of the part's own services, on the loopback interface. */
@NullMarked
package org.wwep.emulator.netapp;

import org.jspecify.annotations.NullMarked;
