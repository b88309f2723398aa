package io.github.experimentmaven.check;

import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.recording.OwnBaselines;
import io.github.experimentmaven.recording.RecordedExperiments;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Judges what was recorded of a module by its gates and by what was accepted. */
@Named
@Singleton
public final class ResultCheck {

  private final RecordedExperiments recorded;

  @Inject
  ResultCheck(RecordedExperiments recorded) {
    this.recorded = recorded;
  }

  /**
   * Checks a module by itself.
   *
   * @throws DescriptorException if the files cannot be read
   * @throws BaselineException if a baseline cannot be used
   * @throws IOException if what was recorded or accepted cannot be read
   */
  public CheckedResults check(ExperimentModule module) throws ExperimentException, IOException {
    List<JudgedExperiment> judged = recorded.judge(module);
    return new CheckedResults(
        null, judged, OwnBaselines.compare(module, judged), StrayFiles.of(module, judged));
  }
}
