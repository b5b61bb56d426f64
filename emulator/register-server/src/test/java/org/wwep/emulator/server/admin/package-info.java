@NullMarked
package org.wwep.emulator.server.admin;

import org.jspecify.annotations.NullMarked;
