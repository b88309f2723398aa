package io.github.experimentmaven.experiment;

/** Thrown by a layer that cannot take an input of the shape it is offered. */
public final class ShapeException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what the layer needs and what it got, without the layer's name
   */
  public ShapeException(String message) {
    super(message);
  }
}
