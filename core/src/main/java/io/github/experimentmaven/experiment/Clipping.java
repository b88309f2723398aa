package io.github.experimentmaven.experiment;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How gradients are kept from being too large, as in Keras: by one of three, or not at all.
 *
 * @param clipnorm the greatest Euclidean norm of the gradient of each kernel, bias or the like
 * @param clipvalue the greatest absolute value
 * @param globalClipnorm the greatest Euclidean norm of the gradients of all of them together
 */
@Described("Arguments of every optimizer")
public record Clipping(
    @Argument(
            value = "The greatest norm of the gradient of each kernel, bias and so on.",
            optional = true,
            min = 0,
            minExclusive = true)
        @Nullable Double clipnorm,
    @Argument(
            value = "The greatest absolute value in a gradient.",
            optional = true,
            min = 0,
            minExclusive = true)
        @Nullable Double clipvalue,
    @Argument(
            value = "The greatest norm of all gradients together.",
            optional = true,
            min = 0,
            minExclusive = true)
        @Nullable Double globalClipnorm) {

  /** Gradients as they are. */
  public static final Clipping NONE = new Clipping(null, null, null);

  /**
   * Checks that there is one at most.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public Clipping {
    if (Stream.of(clipnorm, clipvalue, globalClipnorm).filter(Objects::nonNull).count() > 1) {
      throw new IllegalArgumentException("give only one of clipnorm, clipvalue, global_clipnorm");
    }
  }
}
