package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Report REPORT =
      new Report(
          1,
          new Machine("Abacus 3", 2, "Linux amd64", "17.0.1", 0.25),
          2,
          List.of(
              new Measurement("mlp", "plugin", Quantity.TRAINING, List.of(30_000.0, 20_000.0)),
              new Measurement("mlp", "plugin", Quantity.TRAIN_LOSS, List.of(0.125, 0.125))),
          List.of(new Comparison("mlp training: plugin / pytorch", "ratio", 1.25, 1, 1.5)),
          List.of("pytorch is 1.13.0"));

  @Test
  void itIsATableOfMediansAndSpreads() {
    assertThat(REPORT.text().lines())
        .containsExactly(
            "Abacus 3, 2 processors, Linux amd64, Java 17.0.1, load before 0.25, 2 repeats",
            "",
            "                                                                               median        min        max",
            "mlp training: plugin                                                           25,000     20,000"
                + "     30,000  images/s",
            "mlp train_loss: plugin                                                         0.1250     0.1250"
                + "     0.1250",
            "",
            "mlp training: plugin / pytorch                                                   1.25       1.00"
                + "       1.50  ratio",
            "",
            "pytorch is 1.13.0");
  }

  @Test
  void itsJsonHoldsEveryRepeat(@TempDir Path folder) throws Exception {
    REPORT.write(folder.resolve("benchmark.json"));

    assertThat(Files.readString(folder.resolve("benchmark.json")))
        .isEqualTo(
            """
            {
              "format_version" : 1,
              "machine" : {
                "processor" : "Abacus 3",
                "processors" : 2,
                "system" : "Linux amd64",
                "java" : "17.0.1",
                "load_before" : 0.25
              },
              "repeats" : 2,
              "measurements" : [ {
                "subject" : "mlp",
                "contender" : "plugin",
                "quantity" : "training",
                "values" : [ 30000.0, 20000.0 ],
                "unit" : "images/s",
                "median" : 25000.0,
                "min" : 20000.0,
                "max" : 30000.0
              }, {
                "subject" : "mlp",
                "contender" : "plugin",
                "quantity" : "train_loss",
                "values" : [ 0.125, 0.125 ],
                "unit" : "",
                "median" : 0.125,
                "min" : 0.125,
                "max" : 0.125
              } ],
              "comparisons" : [ {
                "name" : "mlp training: plugin / pytorch",
                "unit" : "ratio",
                "value" : 1.25,
                "min" : 1.0,
                "max" : 1.5
              } ],
              "notes" : [ "pytorch is 1.13.0" ]
            }
            """);
  }
}
