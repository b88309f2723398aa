package io.github.experimentmaven.task;

import io.github.experimentmaven.experiment.Shape;
import java.util.HashSet;
import java.util.List;

/** What a network is shown of a sample. */
public sealed interface Features {

  /** The shape of one sample, as the network's first layer gets it. */
  Shape shape();

  /** What a sample is called: {@code image}. */
  String noun();

  /** What the files of features are called, behind their part: {@code images}. */
  String role();

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
    public String role() {
      return "images";
    }

    @Override
    public long bytesASample() {
      return shape().size();
    }
  }

  /**
   * Steps of some numbers each, as a network is shown them.
   *
   * @param sequenceShape {@code [steps, features]}
   */
  record Sequences(List<Integer> sequenceShape) implements Features {

    public Sequences {
      sequenceShape = List.copyOf(sequenceShape);
    }

    @Override
    public Shape shape() {
      return new Shape(sequenceShape);
    }

    @Override
    public String noun() {
      return "sequence";
    }

    @Override
    public String role() {
      return "features";
    }

    @Override
    public long bytesASample() {
      return (long) shape().size() * Float.BYTES;
    }
  }

  /**
   * A row of numbers, as a network is shown them.
   *
   * @param columns at least one, no two of one name
   */
  record Numbers(List<Column> columns) implements Features {

    public Numbers {
      columns = List.copyOf(columns);
      if (columns.isEmpty()) {
        throw new IllegalArgumentException("columns is empty");
      }
      List<String> names = columns.stream().map(Column::name).toList();
      if (new HashSet<>(names).size() != names.size()) {
        throw new IllegalArgumentException("columns has a name twice: " + names);
      }
    }

    /** Whether a network is shown something else than the numbers themselves. */
    public boolean hasScaling() {
      return columns.stream().anyMatch(Column::hasScaling);
    }

    @Override
    public Shape shape() {
      return Shape.of(columns.size());
    }

    @Override
    public String noun() {
      return "row";
    }

    @Override
    public String role() {
      return "features";
    }

    @Override
    public long bytesASample() {
      return (long) columns.size() * Float.BYTES;
    }
  }
}
