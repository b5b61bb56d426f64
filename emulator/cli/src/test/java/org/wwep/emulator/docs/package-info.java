/**
 * Runs every command of the documentation, and checks its links.
 *
 * <p>The convention, for whoever writes a page: a {@code console} block is a terminal. Lines that
 * begin with {@code $} are typed (with {@code >} to continue), the others are what it shows; {@code
 * ...} alone stands for any number of lines, {@code ...} in a line for any text. A command that
 * fails is followed by one that looks at {@code $?}. A {@code sh} block is a script: it has to
 * succeed, and its output does not matter. All blocks of one section share an empty directory and a
 * network; {@code ./wwep} there is the packaged command.
 *
 * <p>A comment on the line before a block says what is special about it:
 *
 * <ul>
 *   <li>{@code <!-- not run here: REASON -->}: nothing is run
 *   <li>{@code <!-- stays open -->}: goes on while the section's other blocks run, then gets Ctrl-C
 *   <li>{@code <!-- types "KEYS" once "TEXT", "KEYS" once "TEXT" -->}: needs a keyboard, gets one
 * </ul>
 *
 * <p>Reading order: {@link org.wwep.emulator.docs.DocsIT}, {@code MarkdownPage}, {@code
 * DocsSection}, {@code Terminal}.
 */
@NullMarked
package org.wwep.emulator.docs;

import org.jspecify.annotations.NullMarked;
