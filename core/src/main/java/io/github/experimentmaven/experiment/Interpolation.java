package io.github.experimentmaven.experiment;

/** Which value a place between the pixels of an image has. */
public enum Interpolation {
  @Described("The mean of the four pixels around it, each the more the nearer it is.")
  BILINEAR,
  @Described("That of the nearest pixel.")
  NEAREST
}
