/**
 * JSON as plain maps, lists and values, read and written the same way by the proxy's API, the
 * command line and reports.
 *
 * <p>Reading order: {@link org.wwep.emulator.json.JsonReader}, {@link
 * org.wwep.emulator.json.JsonWriter}, {@link org.wwep.emulator.json.JsonLine}; {@link
 * org.wwep.emulator.json.LineReader} for those of a peer.
 */
@NullMarked
package org.wwep.emulator.json;

import org.jspecify.annotations.NullMarked;
