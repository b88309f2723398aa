package io.github.experimentmaven.export;

import static io.github.experimentmaven.export.ExportFixture.HOSTILE;
import static io.github.experimentmaven.export.ExportFixture.check;
import static io.github.experimentmaven.export.ExportFixture.result;
import static io.github.experimentmaven.export.ExportFixture.verdict;
import static io.github.experimentmaven.export.ExportFixture.withFailures;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Read back with Apache Commons CSV. */
class CsvTablesTest {

  /** The columns that a multi-class classification leaves empty. */
  private static final String OTHER_TASKS =
      "test_brier_score,test_precision,test_recall,test_f1,test_pr_auc,test_roc_auc,"
          + "train_mean_absolute_error,test_root_mean_squared_error,test_r2,"
          + "test_mean_absolute_error";

  @Test
  void anEpochIsARow() {
    String table = CsvTables.of(List.of(result("small", verdict(), 0.75, 1))).get("epochs.csv");

    assertThat(table.split("\r\n"))
        .startsWith(
            "experiment,seed,epoch,train_loss,train_accuracy,test_loss,test_accuracy,"
                + OTHER_TASKS
                + ",seconds,weights_sha256",
            "small,1,1,0.75,0.5,0.625,0.5,,,,,,,,,,,0.125," + "%064x".formatted(1),
            "small,1,2,0.5,0.625,0.375,0.75,,,,,,,,,,,0.25," + "%064x".formatted(2),
            "small,2,1,0.75,0.5,0.625,0.5,,,,,,,,,,,0.125," + "%064x".formatted(1))
        .hasSize(5);
  }

  @Test
  void theMetricsOfAValidationSetHaveColumnsWhereThereIsOne() throws IOException {
    ExperimentResult plain = result("small", verdict(), 0.75);
    ExperimentResult validated =
        new ExperimentResult(
            "validated",
            plain.file(),
            plain.definition(),
            List.of(ExportFixture.validatedRun("validated", 1, 0.875)),
            List.of(),
            plain.verdict());

    Map<String, String> tables = CsvTables.of(List.of(plain, validated));

    assertThat(tables.get("epochs.csv").split("\r\n")[0])
        .startsWith("experiment,seed,epoch,val_loss,val_accuracy,val_brier_score,");
    List<CSVRecord> epochs = read(tables.get("epochs.csv"));
    assertThat(epochs.get(0).get("val_loss")).isEmpty();
    assertThat(epochs.get(3).get("val_loss")).isEqualTo("0.25");
    assertThat(epochs.get(3).get("test_loss")).isEmpty();
    CSVRecord run = read(tables.get("runs.csv")).get(1);
    assertThat(run.get("val_accuracy")).isEqualTo("0.5");
    assertThat(run.get("test_accuracy")).isEqualTo("0.875");
    assertThat(run.get("dataset_validation_images")).isEqualTo("5");
  }

  @Test
  void aRunIsARowWithEveryFigureAndItsExperimentsVerdict() throws IOException {
    List<CSVRecord> rows =
        read(
            CsvTables.of(
                    List.of(result("small", verdict(check("test_loss", Outcome.FAIL, "no")), 0.75)))
                .get("runs.csv"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).toMap())
        .containsAllEntriesOf(
            Map.of(
                "experiment", "small",
                "seed", "1",
                "verdict", "FAIL",
                "failure", "",
                "test_accuracy", "0.75",
                "parameters", "10",
                "total_seconds", "1.5",
                "dataset_name", "dots",
                "dataset_test_images", "10"))
        .containsKey("fingerprint");
  }

  @Test
  void aRunThatDidNotCompleteIsARowWithTheReasonAsItIs() throws IOException {
    ExperimentResult result =
        withFailures(result("small", verdict(), 0.75), new RunFailure(9, HOSTILE));

    List<CSVRecord> rows = read(CsvTables.of(List.of(result)).get("runs.csv"));

    assertThat(rows).extracting(row -> row.get("seed")).containsExactly("1", "9");
    assertThat(rows.get(1).get("failure")).isEqualTo(HOSTILE);
    assertThat(rows.get(1).get("test_accuracy")).isEmpty();
    assertThat(rows.get(1).isConsistent()).isTrue();
  }

  @Test
  void theColumnsAreTheSameWithoutAnyCompletedRun() {
    ExperimentResult full = result("small", verdict(), 0.75);
    ExperimentResult crashed =
        withFailures(result("small", verdict()), new RunFailure(9, "killed"));

    Map<String, String> tables = CsvTables.of(List.of(crashed));

    Map<String, String> fullTables = CsvTables.of(List.of(full));
    tables.forEach(
        (name, table) -> assertThat(header(table)).isEqualTo(header(fullTables.get(name))));
    assertThat(tables.get("runs.csv"))
        .isEqualTo(
            "experiment,seed,verdict,failure,format_version,parameters,train_loss,"
                + "train_accuracy,test_loss,test_accuracy,"
                + OTHER_TASKS
                + ",images_per_second,training_seconds,"
                + "evaluation_seconds,total_seconds,peak_memory_bytes,initial_weights_sha256,"
                + "weights_sha256,predictions_sha256,dataset_name,dataset_train_images,"
                + "dataset_validation_images,dataset_test_images,fingerprint\r\n"
                + "small,9,PASS,killed,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n");
    assertThat(tables.get("epochs.csv")).isEqualTo(header(tables.get("epochs.csv")) + "\r\n");
    assertThat(tables.get("classes.csv"))
        .isEqualTo("experiment,seed,name,precision,recall,f1,support\r\n");
  }

  @Test
  void commasAndQuotesInTheNamesOfClassesStayWhatTheyAre() throws IOException {
    List<CSVRecord> rows =
        read(CsvTables.of(List.of(result("small", verdict(), 0.75))).get("classes.csv"));

    assertThat(rows.get(0).get("name")).isEqualTo("bright, \"very\"");
  }

  private static String header(String table) {
    return table.lines().findFirst().orElseThrow();
  }

  private static List<CSVRecord> read(String table) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new java.io.StringReader(table))
        .getRecords();
  }

  @Test
  void runsOfFoldsNameThem() throws IOException {
    ExperimentResult result =
        withFailures(result("small", verdict(), 0.75), new RunFailure(new RunKey(9, 2), "killed"));

    List<CSVRecord> rows = read(CsvTables.of(List.of(result)).get("runs.csv"));

    assertThat(rows).extracting(row -> row.get("fold")).containsExactly("", "2");
    assertThat(rows).extracting(row -> row.get("seed")).containsExactly("1", "9");
    assertThat(CsvTables.of(List.of(result)).get("epochs.csv")).startsWith("experiment,seed,fold,");
  }
}
