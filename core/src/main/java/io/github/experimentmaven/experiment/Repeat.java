package io.github.experimentmaven.experiment;

/**
 * Layers that follow one another several times. An experiment has them one by one, each with names
 * of its own.
 *
 * @param times how often
 * @param layers what is repeated
 */
@Described("The same layers several times.")
public record Repeat(
    @Argument(value = "How often the layers follow one another.", min = 1, max = 1000) int times,
    @Argument(
            "The layers. Among them `input` is what the first of them gets; the name of a layer is"
                + " theirs alone, and has the number of the repetition behind it elsewhere: x_1.")
        Architecture layers) {}
