package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * How the texts of a column become numbers; names, arguments and meaning are those of Keras'
 * TextVectorization. What words there are is learned from the rows that are trained on.
 *
 * @param maxTokens how many words are known, those with a number of their own for no word and for
 *     an unknown one counted; null if all are
 * @param outputSequenceLength how many words of a text there are, cut off or filled up at its end;
 *     null unless the output is {@link TextOutput#INT}
 * @param standardize what is done with texts first
 * @param split what their words are
 * @param outputMode what numbers these become
 */
@Described("How a text becomes numbers, as by Keras' TextVectorization.")
public record TextColumn(
    @Argument(
            value =
                "How many words are known at most, the most frequent ones: those for no word and"
                    + " for any unknown one are counted, too. Default: all.",
            optional = true,
            min = 3,
            max = 1 << 24)
        @Nullable Integer maxTokens,
    @Argument(
            value =
                "How many words of a text are shown: longer ones are cut off at the end, shorter"
                    + " ones filled up there. Required for int.",
            optional = true,
            min = 1,
            max = 100_000)
        @Nullable Integer outputSequenceLength,
    @Argument(
            value = "What is done with texts before they are split.",
            defaultValue = "lower_and_strip_punctuation")
        TextStandardization standardize,
    @Argument(value = "What the words of a text are.", defaultValue = "whitespace")
        TextSplitting split,
    @Argument(value = "What numbers the words become.", defaultValue = "int")
        TextOutput outputMode) {

  /**
   * Checks what belongs together.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public TextColumn {
    if (outputMode == TextOutput.INT && outputSequenceLength == null) {
      throw new IllegalArgumentException(
          "output_sequence_length is missing: how many words of a text are shown");
    }
    if (outputMode != TextOutput.INT && outputSequenceLength != null) {
      throw new IllegalArgumentException(
          "output_sequence_length is for output_mode: int; other outputs have a number a word");
    }
  }
}
