package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests of docs/examples/kubernetes, read by Kubernetes' own types, and what they run. */
@Tag("slow")
class KubernetesManifestIT {
  private static final Path PLACE = Path.of("../../docs/examples/kubernetes");
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @TempDir private Path folder = Path.of("");

  private static List<JsonNode> documents(String name) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (Object document :
        new Load(LoadSettings.builder().build())
            .loadAllFromString(Files.readString(PLACE.resolve(name)))) {
      documents.add(MAPPER.valueToTree(document));
    }
    return documents;
  }

  /** Reads a document as what it says it is; a field that the type does not know fails. */
  private static <T> T read(JsonNode document, Class<T> type) throws IOException {
    T read = MAPPER.treeToValue(document, type);
    List<String> unknown = new ArrayList<>();
    UnknownFields.add(read, type.getSimpleName(), unknown);
    assertThat(unknown).isEmpty();
    return read;
  }

  private static Job job(String name) throws IOException {
    return read(documents(name).getLast(), Job.class);
  }

  private static Container container(Job job) {
    return job.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  /** Runs what a pod's container runs, its volumes in the folder; returns what it printed. */
  private String run(Container container, Map<String, String> variables, int exitCode)
      throws Exception {
    List<String> words = new ArrayList<>();
    for (String word : container.getArgs()) {
      String expanded = word;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        expanded = expanded.replace("$(" + variable.getKey() + ")", variable.getValue());
      }
      words.add(
          expanded
              .replace("1000000", "80")
              .replaceFirst("^(part-|report)", container.getWorkingDir() + "/$1")
              .replace("/data/", folder + "/data/")
              .replace("/scenarios/", folder + "/scenarios/"));
    }
    List<String> environment = new ArrayList<>(List.of("env"));
    variables.forEach((name, value) -> environment.add(name + "=" + value));
    try (WwepProcess wwep = WwepProcess.within(environment, words.toArray(String[]::new))) {
      assertThat(wwep.exitCode()).as(wwep.err()).isEqualTo(exitCode);
      return String.join("\n", wwep.lines());
    }
  }

  @Test
  void a_field_that_kubernetes_does_not_know_would_be_told() throws Exception {
    JsonNode document = documents("merge.yaml").getLast();
    ((com.fasterxml.jackson.databind.node.ObjectNode) document.at("/spec/template/spec"))
        .put("restartpolicy", "Never");
    Job job = MAPPER.treeToValue(document, Job.class);
    List<String> unknown = new ArrayList<>();
    UnknownFields.add(job, "Job", unknown);
    assertThat(unknown).containsExactly("Job.spec.template.spec.restartpolicy");
  }

  @Test
  void the_pods_have_a_volume_for_each_mount_and_as_many_parts_as_the_job() throws Exception {
    List<JsonNode> documents = documents("search.yaml");
    PersistentVolumeClaim claim = read(documents.getFirst(), PersistentVolumeClaim.class);
    Job search = job("search.yaml");
    Job merge = job("merge.yaml");
    for (Job job : List.of(search, merge)) {
      var pod = job.getSpec().getTemplate().getSpec();
      assertThat(pod.getVolumes())
          .extracting(volume -> volume.getName())
          .hasSameElementsAs(
              container(job).getVolumeMounts().stream().map(mount -> mount.getName()).toList());
      assertThat(pod.getVolumes().getLast().getPersistentVolumeClaim().getClaimName())
          .isEqualTo(claim.getMetadata().getName());
    }
    assertThat(search.getSpec().getCompletionMode()).isEqualTo("Indexed");
    assertThat(variables(search))
        .containsExactly(Map.entry("WWEP_SHARDS", search.getSpec().getCompletions().toString()));
    assertThat(container(merge).getArgs().stream().filter(word -> word.startsWith("part-")))
        .hasSize(search.getSpec().getCompletions());
  }

  private static Map<String, String> variables(Job job) {
    Map<String, String> variables = new HashMap<>();
    for (EnvVar variable : container(job).getEnv()) {
      variables.put(variable.getName(), variable.getValue());
    }
    return variables;
  }

  @Test
  @Timeout(300)
  void what_the_pods_run_is_a_whole_search() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("scenarios"));
    Files.writeString(
        folder.resolve("scenarios/chaos.yaml"),
        "version: 1\nchaos: {presses: 1..2, over: 1s, faults: [latency], max-faults: 1}\n");
    Job search = job("search.yaml");
    int count = Objects.requireNonNull(search.getSpec().getCompletions());
    for (int index = 0; index < count; index++) {
      Map<String, String> variables = variables(search);
      // The job controller adds this one to each pod of an indexed job.
      variables.put("JOB_COMPLETION_INDEX", Integer.toString(index));
      assertThat(run(container(search), variables, 0))
          .startsWith("PASS: 10 seeds from 1 (shard %d/%d)".formatted(index + 1, count));
    }
    assertThat(run(container(job("merge.yaml")), Map.of(), 0)).startsWith("PASS: 80 seeds from 1");
    assertThat(folder.resolve("data/report/index.html")).isRegularFile();
  }
}
