package io.github.experimentmaven.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * In which lane each row of a graph stands, and in which one its value waits for those who read it
 * further below. No two values wait in the same lane at the same time, and no row stands where one
 * waits, so that lines cross but never lie on one another.
 *
 * <p>A row goes on in the lane of what it reads where nobody else reads that any more; else, if it
 * follows directly, the value makes room for it, so that the way of the layers in their order stays
 * straight and what skips layers goes around.
 */
final class GraphLanes {

  private final List<List<Integer>> sources;
  private final int[] lastReaders;
  private final int[] lanes;
  private final int[] waiting;
  private final List<Boolean> taken = new ArrayList<>();

  /**
   * @param sources of each row, the rows above that it reads
   */
  GraphLanes(List<List<Integer>> sources) {
    this.sources = sources;
    lastReaders = new int[sources.size()];
    lanes = new int[sources.size()];
    waiting = new int[sources.size()];
    for (int row = 0; row < sources.size(); row++) {
      for (int source : sources.get(row)) {
        lastReaders[source] = row;
      }
    }
    for (int row = 0; row < sources.size(); row++) {
      place(row);
    }
  }

  private void place(int row) {
    List<Integer> read = sources.get(row);
    int lane =
        read.stream()
            .filter(source -> lastReaders[source] == row)
            .mapToInt(source -> waiting[source])
            .min()
            .orElse(-1);
    if (lane < 0 && read.contains(row - 1)) {
      lane = waiting[row - 1];
      waiting[row - 1] = take();
    } else if (lane < 0) {
      lane = take();
    }
    for (int source : read) {
      if (lastReaders[source] == row) {
        taken.set(waiting[source], false);
      }
    }
    lanes[row] = lane;
    waiting[row] = lane;
    taken.set(lane, lastReaders[row] > row);
  }

  /** The first lane that is free. */
  private int take() {
    int lane = taken.indexOf(false);
    if (lane < 0) {
      lane = taken.size();
      taken.add(true);
    }
    taken.set(lane, true);
    return lane;
  }

  /** How many lanes there are. */
  int count() {
    return taken.size();
  }

  /** Where a row stands, from 0. */
  int lane(int row) {
    return lanes[row];
  }

  /** Where the value of a row waits from the next row on. */
  int waiting(int row) {
    return waiting[row];
  }

  /** The last row that reads another one's value; 0 if none does. */
  int lastReader(int row) {
    return lastReaders[row];
  }
}
