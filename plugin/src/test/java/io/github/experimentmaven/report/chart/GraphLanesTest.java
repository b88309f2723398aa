package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GraphLanesTest {

  @Test
  void theLayersInTheirOrderStandStraightAndTheShortcutGoesAround() {
    // data, three layers, their sum with the data, one more
    GraphLanes lanes =
        new GraphLanes(
            List.of(List.of(), List.of(0), List.of(1), List.of(2), List.of(0, 3), List.of(4)));

    assertThat(IntStream.range(0, 6).map(lanes::lane)).containsOnly(0);
    assertThat(lanes.waiting(0)).isEqualTo(1);
    assertThat(lanes.count()).isEqualTo(2);
  }

  @Test
  void branchesStandBesideOneAnother() {
    // three branches of what row 0 gives, joined
    GraphLanes lanes =
        new GraphLanes(List.of(List.of(), List.of(0), List.of(0), List.of(0), List.of(1, 2, 3)));

    assertThat(IntStream.range(1, 4).map(lanes::lane)).containsExactly(0, 2, 1);
    assertThat(lanes.lane(4)).isZero();
  }

  @Test
  void aLaneIsUsedAgainAsSoonAsNobodyWaitsInIt() {
    List<List<Integer>> sources = new ArrayList<>(List.of(List.of()));
    for (int block = 0; block < 50; block++) {
      int start = sources.size() - 1;
      sources.add(List.of(start));
      sources.add(List.of(start + 1));
      sources.add(List.of(start, start + 2));
    }

    assertThat(new GraphLanes(sources).count()).isEqualTo(2);
  }

  @RepeatedTest(200)
  void noLineLiesOnAnotherOneOrGoesThroughARow(RepetitionInfo repetition) {
    List<List<Integer>> sources = any(new Random(repetition.getCurrentRepetition()));
    GraphLanes lanes = new GraphLanes(sources);
    for (int row = 0; row < sources.size(); row++) {
      // Who is in a lane beside this row: the row itself, or the value of one before it.
      Map<Integer, Integer> owners = new HashMap<>();
      owners.put(lanes.lane(row), row);
      for (int before = 0; before < row; before++) {
        if (lanes.lastReader(before) > row) {
          assertThat(owners.put(lanes.waiting(before), before))
              .as("lane %d at row %d of %s", lanes.waiting(before), row, sources)
              .isNull();
        }
      }
      assertThat(owners.keySet()).allMatch(lane -> lane < lanes.count());
    }
  }

  /** Rows that read one to three others before them. */
  private static List<List<Integer>> any(Random random) {
    List<List<Integer>> sources = new ArrayList<>(List.of(List.of()));
    int rows = 2 + random.nextInt(20);
    for (int row = 1; row < rows; row++) {
      int before = row;
      sources.add(random.ints(1 + random.nextInt(3), 0, before).distinct().boxed().toList());
    }
    return sources;
  }
}
