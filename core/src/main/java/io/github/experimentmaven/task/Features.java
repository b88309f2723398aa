package io.github.experimentmaven.task;

import io.github.experimentmaven.experiment.Shape;
import java.util.List;

/** What a network is shown of a sample. */
public sealed interface Features {

  /** The shape of one sample, as the network's first layer gets it. */
  Shape shape();

  /** What a sample is called: {@code image}. */
  String noun();

  /** How many bytes of a file a sample has. */
  long bytesASample();

  /**
   * An image of bytes, which training scales to {@code [0, 1]}.
   *
   * @param imageShape {@code [height, width, channels]}
   */
  record Images(List<Integer> imageShape) implements Features {

    public Images {
      imageShape = List.copyOf(imageShape);
    }

    /** Images of a shape. */
    public static Images of(Shape shape) {
      return new Images(shape.dimensions());
    }

    @Override
    public Shape shape() {
      return new Shape(imageShape);
    }

    @Override
    public String noun() {
      return "image";
    }

    @Override
    public long bytesASample() {
      return shape().size();
    }
  }
}
