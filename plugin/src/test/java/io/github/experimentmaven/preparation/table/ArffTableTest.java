package io.github.experimentmaven.preparation.table;

import static io.github.experimentmaven.preparation.table.TableFixture.classes;
import static io.github.experimentmaven.preparation.table.TableFixture.columns;
import static io.github.experimentmaven.preparation.table.TableFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.UnknownCategory;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArffTableTest {

  private static final String HEADER =
      """
      % a comment
      @RELATION 'some plants'

      @ATTRIBUTE 'petal length' REAL
      @attribute colour {red, 'dark blue', "it's"}
      @attribute note string
      @attribute class{b,a}
      @attribute part {train,test}
      @data
      """;

  @TempDir Path folder;

  @Test
  void typesAreThoseOfTheHeader() throws Exception {
    TableFixture table =
        TableFixture.one(
            folder,
            HEADER
                + """
                1.5, red, 'a, b', a, train
                % another comment
                2,'dark blue','',b,train
                -3e1,it's,?,a,test
                """);
    table.ignore = List.of("note");
    table.unknownCategory = UnknownCategory.IGNORE;

    Dataset dataset = table.prepareArff();

    assertThat(columns(dataset))
        .containsExactly(
            Column.unscaled("petal length"),
            Column.unscaled("colour=dark blue"),
            Column.unscaled("colour=red"));
    assertThat(rows(dataset, Part.TRAIN))
        .containsExactly(List.of(1.5f, 0f, 1f), List.of(2f, 1f, 0f));
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(-30f, 0f, 0f));
    assertThat(dataset.targets()).isEqualTo(new Targets.Classes(List.of("a", "b")));
    assertThat(classes(dataset, Part.TEST)).containsExactly("a");
  }

  @Test
  void textsCanOnlyBeLeftOut() throws Exception {
    TableFixture table = TableFixture.one(folder, HEADER + "1,red,a,a,train\n");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepareArff)
        .withMessage(
            "table.csv:9: column 'note' is of the type string, which is neither a number nor a"
                + " category\nleave it out by ignore: [note]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,red,?,a,train\\n{0 1, 3 a} | 11: this row is sparse, which is not read; write all its values",
        "1,green,?,a,train | 10: column 'colour' has 'green', which is none of its values",
        "1,red,?,c,train | 10: column 'class' has 'c', which is none of its values",
        "one,red,?,a,train | 10: column 'petal length' has 'one', which is not a number",
        "1,'red,?,a,train | 10: a quote is not closed",
        "1,'red'x,?,a,train | 10: expected a comma behind a quote, found 'x'",
        "1,red,?,a | 10: there are 4 values, but 5 columns",
      })
  void whatIsWrongWithARowIsToldWithItsLine(String rows, String expected) throws Exception {
    TableFixture table = TableFixture.one(folder, HEADER + rows.replace("\\n", "\n"));
    table.ignore = List.of("note");

    assertProblem(table, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@attribute a number | 1: attribute 'a' has the type 'number'; expected numeric, real, integer or {value, ...}",
        "@atribute a real | 1: '@atribute' is not expected here; a header has @relation, @attribute and @data",
        "@attribute a {b,c | 1: expected , or } in the values of a nominal attribute",
        "@attribute a {b,,c} | 1: a value of a nominal attribute is empty",
        "@attribute a {b,b} | 1: a nominal attribute has a value twice",
        "@attribute a real\\n@attribute a real\\n@data | 3: two columns are called 'a'",
        "@data | 1: @data comes before any @attribute",
        "@attribute a real | 1: the file ends without @data",
      })
  void whatIsWrongWithTheHeaderIsToldWithItsLine(String text, String expected) throws Exception {
    assertProblem(TableFixture.one(folder, text.replace("\\n", "\n")), expected);
  }

  private static void assertProblem(TableFixture table, String expected) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepareArff)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines().findFirst())
                    .hasValue("table.csv:" + expected));
  }
}
