package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * What is written beside the arguments of every layer.
 *
 * @param input names of layers before it, or {@link Architecture#DATA}; empty for the layer before
 */
@Described("Keys of every layer")
public record LayerInputs(
    @Argument(
            value =
                "The name of the layer that it reads, of those before it; `input` is the data."
                    + " Layers that merge have a list. Default: the layer before it.",
            optional = true)
        List<String> input) {

  public LayerInputs {
    input = List.copyOf(input);
  }
}
