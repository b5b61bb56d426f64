/**
 * Looking at a running server: {@link org.wwep.emulator.server.admin.AdminServer} (where one looks
 * from), {@link org.wwep.emulator.server.admin.PrometheusMetrics}, {@link
 * org.wwep.emulator.server.admin.TimedStore}.
 */
@NullMarked
package org.wwep.emulator.server.admin;

import org.jspecify.annotations.NullMarked;
