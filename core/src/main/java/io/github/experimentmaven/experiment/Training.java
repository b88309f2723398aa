package io.github.experimentmaven.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an experiment a trainer must know: the network and how it learns. The data and the seed
 * are told apart from it.
 *
 * @param architecture the layers, and what each of them reads
 * @param optimizer how weights are changed
 * @param loss what is minimised
 * @param classWeight how much samples count, by their class; null if all count alike
 * @param epochs how many times the training set is gone through
 * @param batchSize samples a step
 */
public record Training(
    Architecture architecture,
    Optimizer optimizer,
    Loss loss,
    @Nullable ClassWeight classWeight,
    int epochs,
    int batchSize) {

  /** The training of a chain of layers, in which all samples count alike. */
  public Training(List<Layer> layers, Optimizer optimizer, Loss loss, int epochs, int batchSize) {
    this(Architecture.chain(layers), optimizer, loss, null, epochs, batchSize);
  }

  /** The same with batches of another size. */
  public Training withBatchSize(int other) {
    return new Training(architecture, optimizer, loss, classWeight, epochs, other);
  }

  /** The same in which samples count by their class. */
  public Training withClassWeight(@Nullable ClassWeight other) {
    return new Training(architecture, optimizer, loss, other, epochs, batchSize);
  }
}
