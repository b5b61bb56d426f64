/**
 * How the project is built up, as its own tests read it: modules from the root pom, classes from
 * their folders, names, packages, libraries.
 *
 * <p>Reading order: {@link org.wwep.emulator.structure.ProjectModule}, {@link
 * org.wwep.emulator.structure.ProjectClasses} (imported once), {@link
 * org.wwep.emulator.structure.PackageGraph}, {@link org.wwep.emulator.structure.LibraryTable},
 * {@link org.wwep.emulator.structure.NameRules}. The tests are {@code ModuleDependencyTest}, {@code
 * BomTest} and {@code ArchitecturePageTest}.
 */
@NullMarked
package org.wwep.emulator.structure;

import org.jspecify.annotations.NullMarked;
