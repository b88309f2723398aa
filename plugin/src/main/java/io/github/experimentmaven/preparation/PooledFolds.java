package io.github.experimentmaven.preparation;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The samples that all folds are tested with, one fold after the other, for whoever looks at all
 * that was said of them; as each network was shown them. What is trained on is that of the first
 * fold. Nothing is trained with this.
 */
public final class PooledFolds implements Preparation {

  private final List<Dataset> folds;

  /**
   * @param folds all of an experiment, in order
   * @throws DatasetException if the samples of one are not like those of another
   */
  public PooledFolds(List<Dataset> folds) throws DatasetException {
    this.folds = List.copyOf(folds);
    Dataset first = folds.get(0);
    for (int i = 1; i < folds.size(); i++) {
      requireLike(first, folds.get(i), i + 1);
    }
  }

  private static void requireLike(Dataset first, Dataset other, int fold) throws DatasetException {
    if (!first.shape().equals(other.shape())) {
      throw DatasetException.ofFolds(
          ("the rows that are trained on give %s numbers in fold 1 and %s in fold %s, so that the"
                  + " networks would not be the same: a category, or a missing value with a policy of"
                  + " its own, is in too few rows\n"
                  + "give fewer folds or another seed of the folds, or list the column under ordinal"
                  + " or ignore")
              .formatted(first.shape().size(), other.shape().size(), fold));
    }
    if (!first.targets().equals(other.targets())) {
      throw DatasetException.ofFolds(
          "fold %s is asked for something else than fold 1: %s, not %s\ngive fewer folds"
              .formatted(fold, other.targets(), first.targets()));
    }
  }

  @Override
  public String recipe() {
    Dataset first = folds.get(0);
    return "pooled folds 1 %s %s %s".formatted(first.name(), first.features(), first.targets());
  }

  @Override
  public Map<String, Path> sources() {
    Map<String, Path> sources = new TreeMap<>();
    for (int i = 0; i < folds.size(); i++) {
      String fold = String.format(Locale.ROOT, "%04d ", i + 1);
      folds.get(i).files().byPart().forEach((part, file) -> sources.put(fold + part, file.path()));
    }
    return sources;
  }

  @Override
  public void write(Path folder) throws DatasetException, IOException {
    Dataset first = folds.get(0);
    DatasetWriter writer = new DatasetWriter(folder);
    writer.copyAll(List.of(first), Part.TRAIN);
    writer.copyAll(folds, Part.TEST);
    writer.finishAs(first);
  }
}
