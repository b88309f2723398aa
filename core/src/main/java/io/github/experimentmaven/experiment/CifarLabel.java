package io.github.experimentmaven.experiment;

/** Which of the two labels that an image of CIFAR-100 has is the one to be told. */
public enum CifarLabel {
  @Described("The 100 classes.")
  FINE,
  @Described("The 20 superclasses.")
  COARSE
}
