package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.experimentmaven.report.chart.LearningCurve.Level;
import io.github.experimentmaven.report.chart.LearningCurve.Level.Kind;
import io.github.experimentmaven.report.chart.LearningCurve.Mark;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningCurveTest {

  @Test
  void aSingleSeedHasALineAndNoBand() {
    String svg = draw(null, List.of(List.of(1.0, 2.0, 3.0)));

    assertThat(svg).contains("<path class=\"xr-line s-test\" d=\"M48 190L155 101L262 12\"/>");
    assertThat(svg).doesNotContain("xr-band");
    assertThat(svg).contains("<title>test, epoch 2: 2.0</title>");
  }

  @Test
  void severalSeedsHaveABandFromTheLeastToTheGreatest() {
    String svg = draw(null, List.of(List.of(1.0, 3.0), List.of(2.0, 5.0)));

    assertThat(svg)
        .contains("<path class=\"xr-band s-test\" d=\"M48 145.5L262 12L262 101L48 190Z\"/>");
    assertThat(svg).contains("<title>test, epoch 2: 4.0, seeds 3.0 to 5.0</title>");
  }

  @Test
  void aBoundIsDrawnAndKeptInView() {
    String svg = draw(new Level(Kind.GATE, 10, "gate 10"), List.of(List.of(1.0, 2.0)));

    assertThat(svg).contains("<line class=\"xr-gate\" x1=\"42\" y1=\"12\" x2=\"268\" y2=\"12\"/>");
    assertThat(svg).contains(">gate 10</text>");
  }

  @Test
  void labelsThatWouldLieOnEachOtherAreMovedApart() {
    String svg =
        new LearningCurve(
                "two lines",
                List.of(
                    new Series("test", "s-test", List.of(List.of(0.0, 1.0))),
                    new Series("train", "s-train", List.of(List.of(0.0, 1.0)))),
                String::valueOf,
                List.of())
            .draw()
            .html();

    assertThat(svg).contains("y=\"15.5\" text-anchor=\"start\">test 1.0</text>");
    assertThat(svg).contains("y=\"28.5\" text-anchor=\"start\">train 1.0</text>");
  }

  @Test
  void aSingleEpochStandsInTheMiddle() {
    assertThat(draw(null, List.of(List.of(0.5))))
        .contains("<circle class=\"xr-pt s-test\" cx=\"155\"");
  }

  @Test
  void epochsThatAreNotFiniteAreLeftOut() {
    assertThat(draw(null, List.of(List.of(1.0, Double.NaN, Double.POSITIVE_INFINITY))))
        .contains("<title>test, epoch 1: 1.0</title>")
        .doesNotContain("epoch 2:")
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
    assertThat(draw(null, List.of(List.of(Double.NaN))))
        .doesNotContain("NaN")
        .doesNotContain("xr-line");
  }

  @Test
  void manyEpochsHaveFewTicksAndNoDots() {
    List<Double> values = DoubleStream.iterate(0, v -> v + 1).limit(1000).boxed().toList();

    String svg = draw(null, List.of(values));

    assertThat(svg).doesNotContain("<circle");
    assertThat(svg.split("text-anchor=\"middle\"", -1)).hasSizeLessThan(14);
  }

  @Test
  void wordsFromOutsideAreEscaped() {
    String svg =
        new LearningCurve(
                "\"<&>\"",
                List.of(new Series("<b>", "s-test", List.of(List.of(1.0)))),
                String::valueOf,
                List.of())
            .draw()
            .html();

    assertThat(svg).contains("aria-label=\"&quot;&lt;&amp;&gt;&quot;\"").doesNotContain("<b>");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1 1",
    "12,1 12",
    "15,2 14",
    "60,5 60",
    "100,20 100",
    "200,50 200",
    "1000,200 1000"
  })
  void numbersOfEpochsAreRoundAndHaveRoom(int epochs, String firstAndLast) {
    String svg = draw(null, List.of(IntStream.range(0, epochs).mapToObj(i -> (double) i).toList()));
    List<String> numbers =
        Pattern.compile("class=\"xr-tick\"[^>]*text-anchor=\"middle\"[^>]*>([0-9]+)<")
            .matcher(svg)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(numbers.get(0) + " " + numbers.get(numbers.size() - 1)).isEqualTo(firstAndLast);
    assertThat(numbers).hasSizeLessThanOrEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"0.034,0.19,0,0.2,0.05", "97.01,99.9,97,100,0.5", "0,1,0,1,0.2", "-3,12,-4,12,2"})
  void aRoundedScaleEndsOnTicks(
      double low, double high, double least, double greatest, double step) {
    Scale scale = new Scale(low, high, 0, 100).rounded(5);
    List<Double> ticks = scale.ticks(5);

    assertThat(scale.low()).isCloseTo(least, offset(1e-9));
    assertThat(scale.high()).isCloseTo(greatest, offset(1e-9));
    assertThat(ticks.get(0)).isEqualTo(scale.low());
    assertThat(ticks.get(ticks.size() - 1)).isEqualTo(scale.high());
    assertThat(ticks.get(1) - ticks.get(0)).isCloseTo(step, offset(1e-9));
  }

  @Test
  void namesOfMarksDoNotOverlap() {
    List<Mark> marks = List.of(new Mark(30, "kept"), new Mark(31, "rate"), new Mark(60, "rate"));
    Series series =
        new Series(
            "test", "s-test", List.of(IntStream.range(0, 60).mapToObj(i -> (double) i).toList()));
    String svg =
        new LearningCurve("a line", List.of(series), String::valueOf, List.of(), marks)
            .draw()
            .html();

    assertThat(svg).containsOnlyOnce(">kept<").containsOnlyOnce(">rate<");
    assertThat(svg).as("room for them").contains("viewBox=\"0 -5 372 225\"");
  }

  private static String draw(@Nullable Level level, List<List<Double>> runs) {
    Series series = new Series("test", "s-test", runs);
    List<Level> levels = level == null ? List.of() : List.of(level);
    return new LearningCurve("a line", List.of(series), String::valueOf, levels).draw().html();
  }
}
