package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.experimentmaven.descriptor.ExperimentSchema;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.junit.jupiter.api.Test;

class SchemaMojoTest extends GoalTest {

  @Test
  @InjectMojo(goal = "schema")
  @MojoParameter(name = "schemaFile", value = "schemas/experiment.schema.json")
  void theSchemaIsWrittenWhereItIsWanted(SchemaMojo schema) throws Exception {
    schema.execute();

    var file = module().file("schemas/experiment.schema.json");
    assertThat(new ObjectMapper().readTree(file.toFile()).toString())
        .isEqualTo(ExperimentSchema.schema().toString());
    assertThat(log.lines()).containsExactly("Schema: " + file);
  }

  @Test
  @InjectMojo(goal = "schema")
  void theSchemaGoesBesideTheResultsUnlessToldOtherwise(SchemaMojo schema) throws Exception {
    schema.execute();

    assertThat(module().file("target/experiments/experiment.schema.json")).isNotEmptyFile();
  }

  @Test
  @InjectMojo(goal = "schema")
  @MojoParameter(name = "skipSchema", value = "true")
  void thisGoalCanBeSkippedAlone(SchemaMojo schema) throws Exception {
    schema.execute();

    assertThat(log.lines()).containsExactly("Skipped");
    assertThat(module().file("target")).doesNotExist();
  }
}
