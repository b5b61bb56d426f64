package org.wwep.emulator.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The versions that other projects import, held against those that the build uses. */
class BomTest {
  private static final Path BOM = ProjectModule.ROOT.resolve("bom");

  private final Map<String, String> published = versions(BOM);

  BomTest() throws IOException {}

  @Test
  void every_artifact_of_ours_is_in_it() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (ProjectModule module : ProjectModule.withSources()) {
      expected.add("org.wwep:" + module.artifact());
    }
    Set<String> seen = new TreeSet<>(published.keySet());
    seen.removeIf(artifact -> !artifact.startsWith("org.wwep:"));
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void every_library_at_run_time_is_in_it_with_the_version_of_the_build() throws IOException {
    Map<String, String> build = versions(ProjectModule.ROOT);
    for (ProjectModule module : ProjectModule.withSources()) {
      for (ProjectModule.Dependency dependency : module.dependencies()) {
        String artifact = dependency.group() + ":" + dependency.artifact();
        boolean imported =
            dependency.group().startsWith("org.junit") || dependency.group().equals("io.netty");
        if (!imported
            && !dependency.group().equals("org.wwep")
            && !dependency.scope().equals("test")
            && !module.name().equals(ProjectClasses.CONTRACTS)
            && !artifact.equals("org.slf4j:slf4j-jdk14")) { // the distribution's choice of log
          assertThat(published).as(module.name()).containsKey(artifact);
        }
      }
    }
    published.forEach(
        (artifact, version) -> {
          if (!artifact.startsWith("org.wwep:")) {
            assertThat(version).as(artifact).isEqualTo(build.get(artifact));
          }
        });
    assertThat(published).containsKeys("io.netty:netty-bom", "org.bouncycastle:bctls-jdk18on");
  }

  private static Map<String, String> versions(Path folder) throws IOException {
    Map<String, String> versions = new TreeMap<>();
    for (ProjectModule.Dependency dependency : ProjectModule.managed(folder)) {
      versions.put(dependency.group() + ":" + dependency.artifact(), dependency.version());
    }
    return versions;
  }
}
