package io.github.experimentmaven.experiment;

/**
 * How a layer is trained, whatever its kind.
 *
 * @param trainable whether its weights are; those of a layer that is frozen stay as they are, the
 *     moving averages of a BatchNormalization, too, which then normalises by them in training
 */
public record LayerTraining(
    @Argument(
            value =
                "Whether its weights are trained. Those of a layer that is frozen stay what they"
                    + " are, without penalties on them; BatchNormalization then normalises by its"
                    + " moving averages in training, too.",
            defaultValue = "true")
        boolean trainable) {

  /** That of most layers. */
  public static final LayerTraining USUAL = new LayerTraining(true);
}
