package io.github.experimentmaven.preparation.code;

import io.github.experimentmaven.dataset.DatasetJob;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The samples that a class of the project gives, anew whenever its code has changed. */
public final class ClassPreparation implements Preparation {

  /** Raised whenever the same samples give other bytes. */
  private static final int REVISION = 1;

  private final DatasetSource.OfClass source;
  private final Map<String, String> code;
  private final ClassProgram program;

  /**
   * @param code hashes of all that the class runs with
   * @param program runs it
   */
  public ClassPreparation(
      DatasetSource.OfClass source, Map<String, String> code, ClassProgram program) {
    this.source = source;
    this.code = Collections.unmodifiableMap(new TreeMap<>(code));
    this.program = program;
  }

  @Override
  public String recipe() {
    return "class %s, %s %s %s"
        .formatted(
            REVISION,
            source.className(),
            RecordJson.line(source.parameters()),
            RecordJson.line(code));
  }

  /** None: all that the class gives comes from its code and its parameters. */
  @Override
  public Map<String, Path> sources() {
    return Map.of();
  }

  @Override
  public void write(Path folder) throws DatasetException, IOException {
    program.run(
        new DatasetJob(source.className(), source.simpleName(), source.parameters()), folder);
  }
}
