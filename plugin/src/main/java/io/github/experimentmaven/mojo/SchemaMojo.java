package io.github.experimentmaven.mojo;

import io.github.experimentmaven.descriptor.ExperimentSchema;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.storage.RecordJson;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the JSON Schema of experiment files, for editors that complete and check them. */
@Mojo(name = "schema", threadSafe = true)
public final class SchemaMojo extends ExperimentMojo {

  /** Output file of the schema. */
  @Parameter(
      property = "experiment.schemaFile",
      defaultValue = "${project.build.directory}/experiments/experiment.schema.json")
  private File schemaFile;

  /** Skips this goal. */
  @Parameter(property = "experiment.schema.skip", defaultValue = "false")
  private boolean skipSchema;

  @Override
  boolean isGoalSkipped() {
    return skipSchema;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    RecordJson.write(schemaFile.toPath(), ExperimentSchema.schema());
    getLog().info("Schema: " + schemaFile);
  }
}
