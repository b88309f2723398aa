package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * What is written beside the arguments of every layer.
 *
 * @param input names of layers before it, or {@link Architecture#DATA}; empty for the layer before
 * @param training how it is trained
 */
@Described("Keys of every layer")
public record LayerKeys(
    @Argument(
            value =
                "The name of the layer that it reads, of those before it; `input` is the data."
                    + " Layers that merge have a list. Default: the layer before it.",
            optional = true)
        List<String> input,
    @Unwrapped LayerTraining training) {

  public LayerKeys {
    input = List.copyOf(input);
  }
}
