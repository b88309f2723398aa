package io.github.experimentmaven.task;

import io.github.experimentmaven.experiment.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

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

  /** A row of numbers, as a network is shown them. */
  sealed interface Rows extends Features {

    /** What each number is: at least one, no two of one name. */
    List<Column> columns();

    /** The words of what was text; none if nothing was. */
    default List<Vocabulary> vocabularies() {
      return List.of();
    }

    /** The places of the columns that were no text, from 0. */
    default int[] places() {
      return IntStream.range(0, columns().size())
          .filter(place -> vocabularies().stream().noneMatch(words -> words.has(place)))
          .toArray();
    }

    /** Whether a network is shown something else than the numbers themselves. */
    default boolean hasScaling() {
      return columns().stream().anyMatch(Column::hasScaling);
    }

    /** Whether they were made of a table by what its training rows have, categories aside. */
    default boolean hasLearned() {
      return hasScaling() || !vocabularies().isEmpty();
    }

    @Override
    default Shape shape() {
      return Shape.of(columns().size());
    }

    @Override
    default String noun() {
      return "row";
    }

    @Override
    default String role() {
      return "features";
    }

    @Override
    default long bytesASample() {
      return (long) columns().size() * Float.BYTES;
    }

    private static List<Column> distinct(List<Column> columns) {
      if (columns.isEmpty()) {
        throw new IllegalArgumentException("columns is empty");
      }
      List<String> names = columns.stream().map(Column::name).toList();
      if (new HashSet<>(names).size() != names.size()) {
        throw new IllegalArgumentException("columns has a name twice: " + names);
      }
      return List.copyOf(columns);
    }
  }

  /**
   * A row of numbers none of which was text.
   *
   * @param columns at least one, no two of one name
   */
  record Numbers(List<Column> columns) implements Rows {

    public Numbers {
      columns = Rows.distinct(columns);
    }
  }

  /**
   * A row of numbers some of which were text.
   *
   * @param columns at least one, no two of one name
   * @param vocabularies of each column of texts, in the order of their numbers
   */
  record Texts(List<Column> columns, List<Vocabulary> vocabularies) implements Rows {

    public Texts {
      columns = Rows.distinct(columns);
      vocabularies = List.copyOf(vocabularies);
      for (Vocabulary each : vocabularies) {
        if ((long) each.first() + each.length() > columns.size()) {
          throw new IllegalArgumentException(
              "vocabularies: the numbers of %s end at %s, but there are %s"
                  .formatted(each.column(), (long) each.first() + each.length(), columns.size()));
        }
      }
    }
  }
}
