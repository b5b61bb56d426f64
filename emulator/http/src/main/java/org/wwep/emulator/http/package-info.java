/**
 * HTTP/1.1 for what somebody looks at on one machine: metrics, a page, an API.
 *
 * <p>Reading order: {@link org.wwep.emulator.http.HttpService}, {@link
 * org.wwep.emulator.http.HttpHandler}, {@link org.wwep.emulator.http.HttpRequest}, {@link
 * org.wwep.emulator.http.HttpResponse}; then {@link org.wwep.emulator.http.HttpConnection} and
 * {@link org.wwep.emulator.http.SiteCheck}.
 */
@NullMarked
package org.wwep.emulator.http;

import org.jspecify.annotations.NullMarked;
