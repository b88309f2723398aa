package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;

/** What augmentation does with an image. */
interface ImageChange {

  /**
   * Changes an image.
   *
   * @param image {@code [channels, height, width]}
   * @param changed takes what becomes of it, likewise
   * @param one drawn for this image, at least 0 and less than 1
   * @param other likewise
   */
  void apply(float[] image, float[] changed, double one, double other);

  /**
   * That of a layer.
   *
   * @param layer one that augments and leaves images their shape
   * @param shape of an image
   */
  static ImageChange of(Layer layer, Shape shape) {
    if (layer instanceof Layer.RandomFlip flip) {
      return new Flip(flip.mode(), shape);
    }
    if (layer instanceof Layer.RandomContrast contrast) {
      return new Contrast(contrast.factor(), shape);
    }
    if (layer instanceof Layer.RandomTranslation translation) {
      return translation(translation, shape);
    }
    if (layer instanceof Layer.RandomRotation rotation) {
      return rotation(rotation, shape);
    }
    if (layer instanceof Layer.RandomZoom zoom) {
      return zoom(zoom, shape);
    }
    throw new IllegalStateException("no change of images for " + layer.type());
  }

  private static ImageChange translation(Layer.RandomTranslation layer, Shape shape) {
    Resampling resampling =
        new Resampling(shape, layer.fillMode(), layer.interpolation(), layer.fillValue());
    return (image, changed, one, other) -> {
      double right = drawn(layer.widthFactor(), other) * shape.width();
      double down = drawn(layer.heightFactor(), one) * shape.height();
      resampling.columns(1, 0, -right);
      resampling.rows(0, 1, -down);
      resampling.apply(image, changed);
    };
  }

  /** Places to look at turn the other way than the image does; rows are counted downwards. */
  private static ImageChange rotation(Layer.RandomRotation layer, Shape shape) {
    Resampling resampling =
        new Resampling(shape, layer.fillMode(), layer.interpolation(), layer.fillValue());
    double x = (shape.width() - 1) / 2.0;
    double y = (shape.height() - 1) / 2.0;
    return (image, changed, one, other) -> {
      double angle = 2 * Math.PI * drawn(layer.factor(), one);
      // Not those of Math, which other processors round in other ways.
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      resampling.columns(cos, -sin, x - (cos * x - sin * y));
      resampling.rows(sin, cos, y - (sin * x + cos * y));
      resampling.apply(image, changed);
    };
  }

  private static ImageChange zoom(Layer.RandomZoom layer, Shape shape) {
    Resampling resampling =
        new Resampling(shape, layer.fillMode(), layer.interpolation(), layer.fillValue());
    double x = (shape.width() - 1) / 2.0;
    double y = (shape.height() - 1) / 2.0;
    return (image, changed, one, other) -> {
      double rows = 1 + drawn(layer.heightFactor(), one);
      Factor width = layer.widthFactor();
      double columns = width == null ? rows : 1 + drawn(width, other);
      resampling.columns(columns, 0, x * (1 - columns));
      resampling.rows(0, rows, y * (1 - rows));
      resampling.apply(image, changed);
    };
  }

  /** A number between both ends of a factor. */
  private static double drawn(Factor factor, double random) {
    return factor.lower() + random * (factor.upper() - factor.lower());
  }
}
