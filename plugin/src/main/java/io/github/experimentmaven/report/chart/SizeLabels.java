package io.github.experimentmaven.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a place for the name of each dot: beside it if there is room, else a little above or below,
 * so that no name lies on another or on a dot.
 */
final class SizeLabels {

  /** From the middle of a dot to its name. */
  static final double GAP = 10;

  private static final double HEIGHT = 13;
  private static final double DOT = 6;
  private static final double LETTER = 6.6;
  private static final double STEP = 6.5;
  private static final int MOST_STEPS = 24;

  private final List<Dot> dots;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  /**
   * @param dots in the order in which places are given away
   * @param left edge of the room for names, as the other three
   */
  SizeLabels(List<Dot> dots, double left, double right, double top, double bottom) {
    this.dots = List.copyOf(dots);
    this.left = left;
    this.right = right;
    this.top = top;
    this.bottom = bottom;
  }

  /** A dot and its name. */
  record Dot(String name, double x, double y) {}

  /**
   * Where a name goes.
   *
   * @param x its start if it is to the right of its dot, else its end
   * @param y its middle
   */
  record Place(double x, double y, boolean toTheRight) {}

  private record Box(double left, double right, double top, double bottom) {

    boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  /** One place a dot, in their order. */
  List<Place> places() {
    List<Box> taken = new ArrayList<>();
    for (Dot dot : dots) {
      taken.add(new Box(dot.x() - DOT, dot.x() + DOT, dot.y() - DOT, dot.y() + DOT));
    }
    List<Place> places = new ArrayList<>();
    for (Dot dot : dots) {
      Place place = place(dot, taken);
      taken.add(box(dot, place));
      places.add(place);
    }
    return places;
  }

  /** The nearest free one; if none is free, that to the right of the dot. */
  private Place place(Dot dot, List<Box> taken) {
    for (int step = 0; step <= MOST_STEPS; step++) {
      for (boolean toTheRight : new boolean[] {true, false}) {
        for (int sign : step == 0 ? new int[] {1} : new int[] {-1, 1}) {
          double x = dot.x() + (toTheRight ? GAP : -GAP);
          Place place = new Place(x, dot.y() + sign * step * STEP, toTheRight);
          Box box = box(dot, place);
          boolean inside =
              box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
          if (inside && taken.stream().noneMatch(box::overlaps)) {
            return place;
          }
        }
      }
    }
    return new Place(dot.x() + GAP, dot.y(), true);
  }

  private static Box box(Dot dot, Place place) {
    double width = LETTER * dot.name().codePointCount(0, dot.name().length());
    double start = place.toTheRight() ? place.x() : place.x() - width;
    return new Box(start, start + width, place.y() - HEIGHT / 2, place.y() + HEIGHT / 2);
  }
}
