package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.chart.SizeLabels.Dot;
import io.github.experimentmaven.report.chart.SizeLabels.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeLabelsTest {

  @Test
  void aLoneNameIsToTheRightOfItsDot() {
    assertThat(places(new Dot("one", 100, 50))).containsExactly(new Place(110, 50, true));
  }

  @Test
  void whereTheRightIsTakenANameGoesToTheLeft() {
    assertThat(places(new Dot("one", 100, 50), new Dot("other", 120, 50)))
        .containsExactly(new Place(90, 50, false), new Place(130, 50, true));
  }

  @Test
  void whereBothSidesAreTakenANameIsMovedUpOrDownAsLittleAsPossible() {
    assertThat(
            places(new Dot("left", 80, 50), new Dot("middle", 100, 50), new Dot("right", 120, 50)))
        .extracting(Place::y)
        .containsExactly(50.0, 37.0, 50.0);
  }

  @Test
  void whereThereIsNoRoomAtAllANameStaysBesideItsDot() {
    assertThat(places(new Dot("x".repeat(1000), 100, 50)))
        .containsExactly(new Place(110, 50, true));
  }

  private static List<Place> places(Dot... dots) {
    return new SizeLabels(List.of(dots), 0, 300, 0, 100).places();
  }
}
