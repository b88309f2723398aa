package io.github.experimentmaven.experiment;

/** What numbers the words of a text become, as in Keras. */
public enum TextOutput {
  @Described(
      "The number of each word, as an Embedding looks it up: 0 is no word, behind the end of a"
          + " shorter text; 1 is any word that is not known.")
  INT,
  @Described(
      "A number for each word that is known, 1 if the text has it, else 0; the first one is for all"
          + " that are not known.")
  MULTI_HOT,
  @Described("The same, but how often the text has it.")
  COUNT
}
