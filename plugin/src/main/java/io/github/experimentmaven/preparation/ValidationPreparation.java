package io.github.experimentmaven.preparation;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.SampleSelection;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;

/**
 * A data set with a part of its training samples to validate with. Tables have one of their own, as
 * of them more is learned from rows than weights.
 */
public final class ValidationPreparation implements Preparation {

  private final Dataset whole;
  private final Validation validation;

  /**
   * @param whole the data set
   * @throws DatasetException if its numbers were scaled by what is to be set apart, or it has a
   *     validation part already
   */
  public ValidationPreparation(Dataset whole, Validation validation) throws DatasetException {
    if (whole.hasValidation()) {
      throw DatasetException.ofValidation(
          "%s has a validation part of its own, of %s %ss\nleave validation out"
              .formatted(whole.name(), whole.count(Part.VALIDATION), whole.features().noun()));
    }
    if (whole.features() instanceof Features.Rows rows && rows.hasLearned()) {
      throw DatasetException.ofValidation(
          "the numbers of %s were learned of all of its training rows, so that training would know of"
                  .formatted(whole.name())
              + " the rows that are set apart\n"
              + "name the table itself as the dataset, which then learns of the rows that are left");
    }
    this.whole = whole;
    this.validation = validation;
  }

  /** The manifest counts, too: names of classes and columns are taken over from it. */
  @Override
  public String recipe() {
    return "%s %s %s %s"
        .formatted(
            ValidationSplit.recipe(validation), whole.name(), whole.features(), whole.targets());
  }

  @Override
  public Map<String, Path> sources() {
    return whole.files().paths();
  }

  @Override
  public void write(Path folder) throws DatasetException, IOException {
    BitSet validated =
        ValidationSplit.of(
            validation,
            SampleSelection.groups(whole, Part.TRAIN),
            whole.features().noun(),
            group ->
                whole.targets() instanceof Targets.Classes classes
                    ? classes.classNames().get(group)
                    : null);
    int all = whole.count(Part.TRAIN);
    DatasetWriter writer = new DatasetWriter(folder);
    writer.copy(whole, Part.TRAIN, SampleSelection.of(validated, all, false));
    writer.copy(whole, Part.TRAIN, SampleSelection.of(validated, all, true), Part.VALIDATION);
    writer.copy(whole, Part.TEST, SampleSelection.all(whole.count(Part.TEST)));
    writer.finishAs(whole);
  }
}
