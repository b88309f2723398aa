package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/** How the kernel of the states of a recurrent layer starts. */
public enum RecurrentInitializer {
  @Described("A random matrix with rows that are orthogonal and of length 1 (Saxe et al. 2014).")
  ORTHOGONAL(null),
  @Described("As the initializer of that name.")
  GLOROT_UNIFORM(Initializer.GLOROT_UNIFORM),
  @Described("As the initializer of that name.")
  GLOROT_NORMAL(Initializer.GLOROT_NORMAL),
  @Described("As the initializer of that name.")
  RANDOM_NORMAL(Initializer.RANDOM_NORMAL),
  @Described("As the initializer of that name.")
  RANDOM_UNIFORM(Initializer.RANDOM_UNIFORM);

  private final @Nullable Initializer each;

  RecurrentInitializer(@Nullable Initializer each) {
    this.each = each;
  }

  /** The one of that name, which draws each number on its own; null if there is none. */
  public @Nullable Initializer ofEach() {
    return each;
  }
}
