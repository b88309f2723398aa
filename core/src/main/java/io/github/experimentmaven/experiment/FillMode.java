package io.github.experimentmaven.experiment;

/** What is taken for the pixels around an image that is moved, turned or zoomed. */
public enum FillMode {
  @Described("The image mirrored at its edge: d c b a | a b c d | d c b a.")
  REFLECT,
  @Described("The value fill_value: k k k k | a b c d | k k k k.")
  CONSTANT,
  @Described("The nearest pixel: a a a a | a b c d | d d d d.")
  NEAREST,
  @Described("The image again: a b c d | a b c d | a b c d.")
  WRAP
}
