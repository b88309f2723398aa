package io.github.experimentmaven.failure;

/** No experiment of a sweep can be adopted; the message says why. */
public final class AdoptionException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  public AdoptionException(String message) {
    super(message);
  }
}
