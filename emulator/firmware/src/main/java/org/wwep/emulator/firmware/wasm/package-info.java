/**
 * The wasm carrier: firmware compiled to WebAssembly, run inside this program.
 *
 * <p>{@code ModuleRewriter} puts watch points into a module, Chicory makes Java classes of it, and
 * {@code WasmInstance} runs its threads on the tasks of a world.
 */
@NullMarked
package org.wwep.emulator.firmware.wasm;

import org.jspecify.annotations.NullMarked;
