/**
 * Boards and scenarios as tools of an agent, by the Model Context Protocol: the requests of {@link
 * org.wwep.emulator.control}, each a tool.
 *
 * <p>Reading order: {@link org.wwep.emulator.mcp.AgentServer}, {@code AgentTools}, {@code
 * ToolResults}.
 */
@NullMarked
package org.wwep.emulator.mcp;

import org.jspecify.annotations.NullMarked;
