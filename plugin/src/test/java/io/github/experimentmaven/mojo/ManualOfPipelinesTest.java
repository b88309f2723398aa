package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manual's pipelines: whether they can be read, and name what the plugin has and writes. */
class ManualOfPipelinesTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern PROPERTY = Pattern.compile("-D(experiment\\.[A-Za-z.]+)");
  private static final Pattern GOAL = Pattern.compile("\\bexperiment:([a-z-]+)");
  private static final Pattern OUTPUT = Pattern.compile("\\btarget/[^\\s'\"]+");

  /** What Maven itself writes. */
  private static final Path UNIT_TESTS = Path.of("target/surefire-reports/TEST-org.example.xml");

  private GoalDescriptor descriptor;
  private Map<String, String> defaults;
  private List<MatchResult> blocks;

  @BeforeEach
  void read() throws Exception {
    descriptor = GoalDescriptor.read();
    defaults = descriptor.defaults();
    blocks = BLOCK.matcher(Files.readString(Path.of("../docs/ci.md"))).results().toList();
  }

  @Test
  void propertiesAndGoalsExist() {
    assertThat(inBlocks(PROPERTY))
        .isNotEmpty()
        .allSatisfy(property -> assertThat(defaults).containsKey(property.group(1)));
    assertThat(inBlocks(GOAL))
        .allSatisfy(goal -> assertThat(descriptor.goals()).contains(goal.group(1)));
  }

  @Test
  void thereIsSomethingWhereOutputIsTakenFrom() {
    Path report = Path.of(defaults.get("experiment.reportDirectory"));
    Path junit = Path.of(defaults.get("experiment.junitDirectory"));
    List<Path> written =
        List.of(report, report.resolve("index.html"), junit.resolve("TEST-first.xml"), UNIT_TESTS);

    assertThat(inBlocks(OUTPUT))
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(
            output ->
                assertThat(written)
                    .as(output.group())
                    .anyMatch(
                        FileSystems.getDefault().getPathMatcher("glob:" + output.group())
                            ::matches));
  }

  @Test
  void githubKeepsCacheAndReportOfABuildThatFailed() throws Exception {
    JsonNode workflow = yaml("jobs");
    List<JsonNode> steps = list(workflow.at("/jobs/experiments/steps"));

    assertThat(workflow.at("/on").fieldNames()).toIterable().contains("push", "pull_request");
    assertThat(workflow.at("/jobs/experiments/runs-on").asText()).isNotEmpty();
    assertThat(steps).allMatch(step -> step.has("uses") != step.has("run"));
    assertThat(steps).extracting(step -> step.at("/run").asText()).contains("mvn -B verify");
    assertThat(step(steps, "actions/setup-java").at("/with/java-version").asText()).isEqualTo("17");
    assertThat(step(steps, "actions/upload-artifact").at("/if").asText()).isEqualTo("always()");
    assertThat(step(steps, "actions/upload-artifact").at("/with/path").asText())
        .endsWith(defaults.get("experiment.reportDirectory"));
    JsonNode restore = step(steps, "actions/cache/restore").at("/with");
    JsonNode save = step(steps, "actions/cache/save");
    assertThat(save.at("/if").asText()).isEqualTo("always()");
    assertThat(save.at("/with/key")).isEqualTo(restore.at("/key"));
    assertThat(save.at("/with/path")).isEqualTo(restore.at("/path"));
    assertThat(restore.at("/key").asText())
        .startsWith(restore.at("/restore-keys").asText())
        .isNotEqualTo(restore.at("/restore-keys").asText());
    assertThat(
            Stream.of("experiment.cacheDirectory", "experiment.dataCache", "experiment.nativeCache")
                .map(defaults::get))
        .allMatch(folder -> Path.of(folder).startsWith(restore.at("/path").asText()));
  }

  @Test
  void gitlabKeepsCacheAndReportOfABuildThatFailed() throws Exception {
    JsonNode job = yaml("experiments").at("/experiments");
    String script = job.at("/script/0").asText();

    assertThat(job.at("/cache/when").asText()).isEqualTo("always");
    assertThat(job.at("/artifacts/when").asText()).isEqualTo("always");
    assertThat(script).startsWith("mvn -B verify ").doesNotContain("\n");
    assertThat(script.split(" "))
        .filteredOn(word -> word.contains("=$CI_PROJECT_DIR/"))
        .hasSize(3)
        .allSatisfy(
            word ->
                assertThat(list(job.at("/cache/paths")))
                    .anyMatch(
                        kept ->
                            Path.of(word.replaceFirst(".*=\\$CI_PROJECT_DIR/", ""))
                                .startsWith(kept.asText())));
    assertThat(list(job.at("/artifacts/paths")))
        .extracting(JsonNode::asText)
        .containsExactly("**/" + defaults.get("experiment.reportDirectory"));
    assertThat(list(job.at("/artifacts/reports/junit")))
        .extracting(JsonNode::asText)
        .contains("**/" + defaults.get("experiment.junitDirectory") + "/TEST-*.xml");
  }

  @Test
  void jenkinsTakesResultsWhateverTheVerdict() {
    String pipeline =
        blocks.stream()
            .filter(block -> block.group(1).equals("groovy"))
            .map(block -> block.group(2))
            .findFirst()
            .orElseThrow();

    assertThat(pipeline).startsWith("pipeline {\n  agent ").endsWith("\n}\n");
    assertThat(pipeline.replaceAll("[^{]", "")).hasSameSizeAs(pipeline.replaceAll("[^}]", ""));
    assertThat(pipeline.replaceFirst("(?s).*\\n    always \\{", ""))
        .contains("junit ", "archiveArtifacts ", "publishHTML ")
        .contains("reportDir: '" + defaults.get("experiment.reportDirectory") + "'");
  }

  /** The one document of YAML with this key. */
  private JsonNode yaml(String key) throws Exception {
    var found = new ArrayList<JsonNode>();
    for (MatchResult block : blocks) {
      if (block.group(1).equals("yaml")) {
        JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(block.group(2));
        if (document.has(key)) {
          found.add(document);
        }
      }
    }
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<MatchResult> inBlocks(Pattern pattern) {
    return blocks.stream().flatMap(block -> pattern.matcher(block.group(2)).results()).toList();
  }

  private static JsonNode step(List<JsonNode> steps, String action) {
    return steps.stream()
        .filter(step -> step.at("/uses").asText().startsWith(action + "@"))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
