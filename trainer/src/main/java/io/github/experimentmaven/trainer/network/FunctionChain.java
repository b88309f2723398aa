package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.LayerChain;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the layers of a {@link LayerChain}.
 *
 * @param place which layers, and what they read
 * @param output the shape of a sample behind them
 * @param merging what comes first where it reads several; null if it reads one
 * @param functions each of which takes what the one before it gives
 * @param firstTrained the place of the first of them that has parameters; -1 if something before
 *     all of them has
 */
record FunctionChain(
    LayerChain place,
    Shape output,
    @Nullable MergingFunction merging,
    List<LayerFunction> functions,
    int firstTrained) {

  FunctionChain {
    functions = List.copyOf(functions);
  }

  /** Its functions up to the last one that augments samples; none if none does. */
  List<LayerFunction> augmentation() {
    int end = functions.size();
    while (end > 0 && !(functions.get(end - 1) instanceof AugmentationFunction)) {
      end--;
    }
    return functions.subList(0, end);
  }

  /** The arrays that last from the forward to the backward pass. */
  Stream<Buffer> kept() {
    Stream<Buffer> own = functions.stream().flatMap(function -> function.kept().stream());
    return merging == null ? own : Stream.concat(Stream.of(merging.output()), own);
  }
}
