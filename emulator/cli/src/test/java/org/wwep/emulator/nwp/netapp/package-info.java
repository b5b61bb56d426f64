/** Tests of the part's own services, on the loopback interface. */
@NullMarked
package org.wwep.emulator.nwp.netapp;

import org.jspecify.annotations.NullMarked;
