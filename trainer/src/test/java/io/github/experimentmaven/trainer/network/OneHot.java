package io.github.experimentmaven.trainer.network;

/** The outputs that would be right for some classes. */
public final class OneHot {

  private OneHot() {}

  /** 1 for the class of each row, 0 for the others. */
  public static float[] of(int classes, int... labels) {
    float[] outputs = new float[labels.length * classes];
    for (int row = 0; row < labels.length; row++) {
      outputs[row * classes + labels[row]] = 1;
    }
    return outputs;
  }
}
