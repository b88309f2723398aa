package io.github.experimentmaven.experiment;

/** Which of the training samples become the validation set. */
public enum ValidationPlace {
  @Described("Drawn at random, of classes each its share.")
  RANDOM,
  @Described("The last ones, in the order of the data, as validation_split in Keras.")
  END
}
