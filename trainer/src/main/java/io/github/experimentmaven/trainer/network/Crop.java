package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Shape;

/** Cuts a part out of an image, where it is drawn for it. */
final class Crop implements ImageChange {

  private final Shape image;
  private final Shape part;
  private final Border aroundCentre;

  /**
   * @param image the shape of an image
   * @param part that of what is cut out
   * @param aroundCentre what is around the part at the centre
   */
  Crop(Shape image, Shape part, Border aroundCentre) {
    this.image = image;
    this.part = part;
    this.aroundCentre = aroundCentre;
  }

  @Override
  public void apply(float[] from, float[] to, double one, double other) {
    int top = (int) (one * (aroundCentre.rows() + 1));
    int left = (int) (other * (aroundCentre.columns() + 1));
    cut(from, to, top, left);
  }

  /** Cuts out the centre, whatever is drawn. */
  ImageChange atCentre() {
    return (from, to, one, other) -> cut(from, to, aroundCentre.top(), aroundCentre.left());
  }

  private void cut(float[] from, float[] to, int top, int left) {
    for (int row = 0; row < part.channels() * part.height(); row++) {
      int channel = row / part.height();
      int source = channel * image.height() + row % part.height() + top;
      System.arraycopy(from, source * image.width() + left, to, row * part.width(), part.width());
    }
  }
}
