package io.github.experimentmaven.preparation;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.FoldDeal;
import io.github.experimentmaven.dataset.SampleSelection;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fold of the training samples of a data set to test with, and the others to train on. Its own
 * test samples are in no fold. Tables have folds of their own, as of them more is learned from rows
 * than weights.
 */
public final class FoldPreparation implements Preparation {

  private final Dataset whole;
  private final Folds folds;
  private final int fold;

  /**
   * @param whole the data set
   * @param fold from 1
   * @throws DatasetException if its numbers were scaled by what is to be held out
   */
  public FoldPreparation(Dataset whole, Folds folds, int fold) throws DatasetException {
    if (whole.features() instanceof Features.Rows rows && rows.hasLearned()) {
      throw DatasetException.ofFolds(
          "the numbers of %s were learned of all of its training rows, so that each fold would know of"
                  .formatted(whole.name())
              + " the rows that are held out\n"
              + "name the table itself as the dataset, of which each fold learns anew");
    }
    this.whole = whole;
    this.folds = folds;
    this.fold = fold;
  }

  /** The manifest counts, too: names of classes and columns are taken over from it. */
  @Override
  public String recipe() {
    return "fold 1 %s of %s, seed %s %s %s %s"
        .formatted(
            fold, folds.count(), folds.seed(), whole.name(), whole.features(), whole.targets());
  }

  @Override
  public Map<String, Path> sources() {
    String training = Part.TRAIN.key() + "_";
    Map<String, Path> sources = new TreeMap<>();
    whole
        .files()
        .byPart()
        .forEach(
            (part, file) -> {
              if (part.startsWith(training)) {
                sources.put(part, file.path());
              }
            });
    return sources;
  }

  @Override
  public void write(Path folder) throws DatasetException, IOException {
    List<int[]> groups = SampleSelection.groups(whole, Part.TRAIN);
    requireEnough(groups);
    int[] foldOf = FoldDeal.of(groups, whole.count(Part.TRAIN), folds.count(), folds.seed());
    DatasetWriter writer = new DatasetWriter(folder);
    writer.copy(whole, Part.TRAIN, SampleSelection.ofFold(foldOf, fold - 1, false), Part.TRAIN);
    writer.copy(whole, Part.TRAIN, SampleSelection.ofFold(foldOf, fold - 1, true), Part.TEST);
    writer.finishAs(whole);
  }

  private void requireEnough(List<int[]> groups) throws DatasetException {
    for (int label = 0; label < groups.size(); label++) {
      int samples = groups.get(label).length;
      // A class without a training sample is in no fold.
      if (samples > 0 && samples < folds.count()) {
        throw EnoughSamples.tooFew(
            whole.targets() instanceof Targets.Classes classes
                ? classes.classNames().get(label)
                : null,
            samples,
            whole.features().noun(),
            folds.count());
      }
    }
  }
}
