package io.github.experimentmaven.preparation.table;

import static io.github.experimentmaven.preparation.table.TableFixture.classes;
import static io.github.experimentmaven.preparation.table.TableFixture.columnNames;
import static io.github.experimentmaven.preparation.table.TableFixture.columns;
import static io.github.experimentmaven.preparation.table.TableFixture.numbers;
import static io.github.experimentmaven.preparation.table.TableFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.experiment.TargetType;
import io.github.experimentmaven.experiment.UnknownCategory;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Targets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static final String TRAIN = "a,b,class\n1,10,x\n2,20,y\n3,60,x\n";
  private static final String TEST = "a,b,class\n4,40,y\n";

  @TempDir Path folder;

  @Test
  void columnsBecomeNumbersAndTextsClasses() throws Exception {
    Dataset dataset = TableFixture.pair(folder, TRAIN, TEST).prepare();

    assertThat(dataset.name()).isEqualTo("train");
    assertThat(columnNames(dataset)).containsExactly("a", "b");
    assertThat(rows(dataset, Part.TRAIN))
        .containsExactly(List.of(1f, 10f), List.of(2f, 20f), List.of(3f, 60f));
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(4f, 40f));
    assertThat(dataset.targets()).isEqualTo(new Targets.Classes(List.of("x", "y")));
    assertThat(classes(dataset, Part.TRAIN)).containsExactly("x", "y", "x");
    assertThat(classes(dataset, Part.TEST)).containsExactly("y");
  }

  @Test
  void numbersAreAskedForIfTheTargetIsNumbers() throws Exception {
    TableFixture table = TableFixture.pair(folder, "a,b,c\n1,2,3\n", "c,b,a\n6,5,4\n");
    table.target = List.of("c", "a");

    Dataset dataset = table.prepare();

    assertThat(dataset.targets()).isEqualTo(new Targets.Numbers(List.of("c", "a")));
    assertThat(numbers(dataset, Part.TRAIN)).containsExactly(List.of(3f, 1f));
    assertThat(numbers(dataset, Part.TEST)).containsExactly(List.of(6f, 4f));
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(5f));
  }

  @Test
  void classesThatAreNumbersAreInTheOrderOfTheirValues() throws Exception {
    TableFixture table = TableFixture.pair(folder, "a,class\n1,10\n2,9\n3,-1\n", "a,class\n1,9\n");
    table.targetType = TargetType.CLASSES;

    assertThat(table.prepare().targets()).isEqualTo(new Targets.Classes(List.of("-1", "9", "10")));
  }

  @Test
  void standardizedColumnsHaveMeanZeroAndDeviationOneInTheTrainingRows() throws Exception {
    TableFixture table = TableFixture.pair(folder, TRAIN, TEST);
    table.scale = Scaling.STANDARDIZE;

    Dataset dataset = table.prepare();

    double deviation = Math.sqrt(2.0 / 3);
    assertThat(columns(dataset).get(0)).isEqualTo(new Column("a", 2, deviation));
    assertThat(columns(dataset).get(1).shift()).isEqualTo(30);
    assertThat(rows(dataset, Part.TRAIN).stream().map(row -> row.get(0)))
        .containsExactly((float) (-1 / deviation), 0f, (float) (1 / deviation));
    assertThat(rows(dataset, Part.TEST).get(0).get(0)).isEqualTo((float) (2 / deviation));
  }

  @Test
  void withMinMaxTrainingRowsAreFromZeroToOne() throws Exception {
    TableFixture table = TableFixture.pair(folder, TRAIN, TEST);
    table.scale = Scaling.MIN_MAX;

    Dataset dataset = table.prepare();

    assertThat(columns(dataset)).containsExactly(new Column("a", 1, 2), new Column("b", 10, 50));
    assertThat(rows(dataset, Part.TRAIN))
        .containsExactly(List.of(0f, 0f), List.of(0.5f, 0.2f), List.of(1f, 1f));
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(1.5f, 0.6f));
  }

  @Test
  void aColumnOfOneValueIsOnlyShifted() throws Exception {
    TableFixture table =
        TableFixture.pair(
            folder, "a,class\n0.1,x\n0.1,y\n0.1,x\n0.1,x\n0.1,x\n0.1,x\n", "a,class\n0.3,x\n");
    table.scale = Scaling.STANDARDIZE;

    Dataset dataset = table.prepare();

    assertThat(columns(dataset)).containsExactly(new Column("a", 0.1, 1));
    assertThat(rows(dataset, Part.TRAIN)).containsOnly(List.of(0f));
    assertThat(rows(dataset, Part.TEST).get(0).get(0)).isCloseTo(0.2f, within(1e-7f));
  }

  @Test
  void categoriesBecomeColumnsAndOrderedOnesNumbers() throws Exception {
    TableFixture table =
        TableFixture.pair(
            folder,
            "colour,size,n,class\nred,small,2,x\nblue,large,10,y\nred,medium,2,x\n",
            "n,size,colour,class\n10,large,blue,x\n");
    table.categorical = List.of("n");
    table.ordinal = Map.of("size", List.of("small", "medium", "large"));
    table.scale = Scaling.MIN_MAX;

    Dataset dataset = table.prepare();

    assertThat(columns(dataset))
        .containsExactly(
            Column.unscaled("colour=blue"),
            Column.unscaled("colour=red"),
            new Column("size", 0, 2),
            Column.unscaled("n=2"),
            Column.unscaled("n=10"));
    assertThat(rows(dataset, Part.TRAIN))
        .containsExactly(
            List.of(0f, 1f, 0f, 1f, 0f), List.of(1f, 0f, 1f, 0f, 1f), List.of(0f, 1f, .5f, 1f, 0f));
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(1f, 0f, 1f, 0f, 1f));
  }

  @Test
  void aCategoryThatNoTrainingRowHasIsAnErrorOrNone() throws Exception {
    TableFixture table =
        TableFixture.pair(
            folder, "colour,class\nred,x\nblue,y\n", "colour,class\nred,x\ngreen,x\n");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(
            "test.csv:3: column 'colour' has 'green', which no row has that is trained on\n"
                + "unknown_category: ignore takes it for no category");

    table.unknownCategory = UnknownCategory.IGNORE;
    assertThat(rows(table.prepare(), Part.TEST)).containsExactly(List.of(0f, 1f), List.of(0f, 0f));
  }

  @ParameterizedTest
  @CsvSource({"MEAN, 3", "MEDIAN, 2", "MOST_FREQUENT, 1", "INDICATOR, 3"})
  void missingNumbersAreFilledByWhatTrainingRowsHave(MissingPolicy policy, float expected)
      throws Exception {
    TableFixture table =
        TableFixture.pair(
            folder,
            "a,class\n1,x\n1,y\n3,x\n7,x\nNA,x\n",
            "a,class\n?,x\n-999,x\n\"\",y\n  ,y\n1000,x\n");
    table.missing = MissingPolicies.all(policy);
    table.missingValues = List.of("NA", "?", "-999");

    Dataset dataset = table.prepare();

    assertThat(rows(dataset, Part.TRAIN).get(4).get(0)).isEqualTo(expected);
    assertThat(rows(dataset, Part.TEST).stream().map(row -> row.get(0)))
        .containsExactly(expected, expected, expected, expected, 1000f);
    if (policy == MissingPolicy.INDICATOR) {
      assertThat(columnNames(dataset)).containsExactly("a", "a is missing");
      assertThat(rows(dataset, Part.TEST).stream().map(row -> row.get(1)))
          .containsExactly(1f, 1f, 1f, 1f, 0f);
    }
  }

  @Test
  void scalingIsOfTheColumnAsItWasFilled() throws Exception {
    TableFixture table = TableFixture.pair(folder, "a,class\n0,x\n4,y\n,x\n,x\n", "a,class\n2,x\n");
    table.missing = MissingPolicies.all(MissingPolicy.MEAN);
    table.scale = Scaling.STANDARDIZE;

    Dataset dataset = table.prepare();

    assertThat(columns(dataset)).containsExactly(new Column("a", 2, Math.sqrt(2)));
    assertThat(rows(dataset, Part.TRAIN).get(2)).containsExactly(0f);
  }

  @Test
  void eachColumnMayHaveItsOwnWayWithMissingValues() throws Exception {
    TableFixture table =
        TableFixture.pair(
            folder,
            "a,colour,b,class\n1,red,1,x\n2,,2,y\n3,red,,x\n4,blue,4,y\n,blue,5,y\n",
            "a,colour,b,class\n1,,1,x\n");
    table.missing =
        new MissingPolicies(
            MissingPolicy.ERROR,
            Map.of(
                "a", MissingPolicy.DROP,
                "colour", MissingPolicy.INDICATOR,
                "b", MissingPolicy.MEDIAN));

    Dataset dataset = table.prepare();

    assertThat(columnNames(dataset))
        .containsExactly("a", "colour=blue", "colour=red", "colour is missing", "b");
    assertThat(rows(dataset, Part.TRAIN))
        .containsExactly(
            List.of(1f, 0f, 1f, 0f, 1f),
            List.of(2f, 0f, 0f, 1f, 2f),
            List.of(3f, 0f, 1f, 0f, 2f),
            List.of(4f, 1f, 0f, 0f, 4f));
    assertThat(classes(dataset, Part.TRAIN)).containsExactly("x", "y", "x", "y");
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(1f, 0f, 0f, 1f, 1f));
  }

  @Test
  void nothingThatIsLearnedComesFromTestRows() throws Exception {
    String train = "a,colour,class\n1,red,x\n?,blue,y\n5,red,x\n9,?,y\n";
    Dataset one = learned(train, "a,colour,class\n2,red,x\n");
    Dataset other = learned(train, "a,colour,class\n-1e9,green,x\n?,?,y\n1e9,green,y\n");

    assertThat(other.features()).isEqualTo(one.features());
    assertThat(other.targets()).isEqualTo(one.targets());
    assertThat(rows(other, Part.TRAIN)).isEqualTo(rows(one, Part.TRAIN));
    assertThat(other.files().file(Part.TRAIN, "features").sha256())
        .isEqualTo(one.files().file(Part.TRAIN, "features").sha256());
  }

  private Dataset learned(String train, String test) throws Exception {
    TableFixture table = TableFixture.pair(Files.createTempDirectory(folder, "table"), train, test);
    table.scale = Scaling.STANDARDIZE;
    table.missing = MissingPolicies.all(MissingPolicy.MEDIAN);
    table.unknownCategory = UnknownCategory.IGNORE;
    return table.prepare();
  }

  @Test
  void aShareOfEachClassIsTestedWithAndWhichRowsIsKnownForGood() throws Exception {
    StringBuilder text = new StringBuilder("a,class\n");
    for (int i = 0; i < 50; i++) {
      text.append(i).append(i < 30 ? ",x\n" : ",y\n");
    }
    TableFixture table = TableFixture.one(folder, text.toString());
    table.splitColumn = null;
    table.testSplit = 0.1;
    table.splitSeed = 7;

    Dataset dataset = table.prepare();

    assertThat(classes(dataset, Part.TEST)).containsExactly("x", "x", "x", "y", "y");
    // Recorded: results of other machines are compared with those of the same rows.
    assertThat(rows(dataset, Part.TEST).stream().map(row -> row.get(0).intValue()))
        .containsExactly(12, 18, 24, 31, 33);
    assertThat(rows(dataset, Part.TRAIN)).hasSize(45);

    table.splitSeed = 8;
    assertThat(rows(table.prepare(), Part.TEST)).isNotEqualTo(rows(dataset, Part.TEST));
  }

  @Test
  void aColumnMayTellTheParts() throws Exception {
    TableFixture table = TableFixture.one(folder, "a,part,class\n1,train,x\n2,test,y\n3,train,y\n");

    Dataset dataset = table.prepare();

    assertThat(columnNames(dataset)).containsExactly("a");
    assertThat(rows(dataset, Part.TRAIN)).containsExactly(List.of(1f), List.of(3f));
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(2f));
  }

  @Test
  void otherDialectsAreRead() throws Exception {
    String text = "1,5;\"x\";train\n-2,5E1;\"y;\n\"\"z\";train\r\n\r\n+,5;x;test";
    TableFixture table =
        TableFixture.one(folder, ("\uFEFFä;ß;part\n" + text).getBytes(StandardCharsets.UTF_8));
    table.delimiter = ';';
    table.decimal = ',';
    table.target = List.of("ß");

    Dataset dataset = table.prepare();

    assertThat(columnNames(dataset)).containsExactly("ä");
    assertThat(rows(dataset, Part.TRAIN)).containsExactly(List.of(1.5f), List.of(-25f));
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(.5f));
    assertThat(dataset.targets()).isEqualTo(new Targets.Classes(List.of("x", "y;\n\"z")));
  }

  @Test
  void otherEncodingsAndGzipAreRead() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(
          "ä,class,part\n1,é,train\n2,x,train\n3,x,test\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    TableFixture table = TableFixture.one(folder, packed.toByteArray());
    table.encoding = "iso-8859-1";

    Dataset dataset = table.prepare();

    assertThat(columnNames(dataset)).containsExactly("ä");
    assertThat(dataset.targets()).isEqualTo(new Targets.Classes(List.of("x", "é")));
  }

  @Test
  void columnsOfAFileWithoutAHeaderAreCountedFromOne() throws Exception {
    TableFixture table = TableFixture.one(folder, "1,x,train\n2,y,train\n3,x,test\n");
    table.header = false;
    table.target = List.of("2");
    table.splitColumn = "3";

    Dataset dataset = table.prepare();

    assertThat(columnNames(dataset)).containsExactly("1");
    assertThat(rows(dataset, Part.TRAIN)).containsExactly(List.of(1f), List.of(2f));
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() throws Exception {
    Locale before = Locale.getDefault();
    Dataset here = TableFixture.pair(folder, TRAIN, TEST).prepare();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      Path own = Files.createDirectory(folder.resolve("there"));
      Dataset there = TableFixture.pair(own, TRAIN, TEST).prepare();

      assertThat(Files.readString(there.files().folder().resolve("dataset.json")))
          .isEqualTo(Files.readString(here.files().folder().resolve("dataset.json")));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,class,part\\n1,x,train\\n1e,y,train | 3: column 'a' has '1e', which is not a number",
        "a,class,part\\n1,x,train\\n0x1p3,y,train | 3: column 'a' has '0x1p3', which is not a number",
        "a,class,part\\n1,x,train\\n1f,y,train | 3: column 'a' has '1f', which is not a number",
        "a,class,part\\n1,x,train\\n\"1,5\",y,test | 3: column 'a' has '1,5', which is not a number",
        "a,class,part\\nNaN,x,train | 2: column 'a' has NaN; expected a finite number",
        "a,class,part\\n1,x,train\\n-Infinity,x,test | 3: column 'a' has -Infinity; expected a finite number",
        "a,class,part\\n1e999,x,train | 2: column 'a' has 1e999, which is too large",
        "a,class,part\\n1e99,x,train\\n1,y,train\\n1,y,test | 2: column 'a' has 1.0E99, which is too large for a float",
        "a,class,part\\n1,x,train\\n1,y | 3: there are 2 values, but 3 columns",
        "a,class,part\\n1,x,train\\n1,y,test,4 | 3: there are 4 values, but 3 columns",
        "a,class,part\\n,x,train | 2: column 'a' has no value",
        "a,class,part\\n1,?,train | 2: column 'class' has no value",
        "a,class,part\\n1,x,both\\n1,y,train | 2: column 'part' has 'both'; expected train, validation or test",
        "a,a,class,part\\n1,2,x,train | 1: two columns are called 'a'",
        ",class,part\\n1,x,train | 1: column 1 has no name",
        "a,klass,part\\n1,x,train | 1: there is no column 'class', which target names",
        "a,class\\n1,x | 1: there is no column 'part', which split_column names",
        "class,part\\nx,train | 1: there is no column left for features beside [class]",
        "a,class,part\\n1,x,train\\n2,y,train\\n3,z,test | 4: column 'class' has the class 'z', of which no row is trained on",
        "a,class,part\\n1,\"x,train\\n2,y,train\\n3,z,test | 2: there are 2 values, but 3 columns",
      })
  void whatIsWrongIsToldWithItsLine(String text, String expected) throws Exception {
    TableFixture table = TableFixture.one(folder, text.replace("\\n", "\n"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines().findFirst())
                    .hasValue("table.csv:" + expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | table.csv is empty",
        "a,class,part | table.csv has no rows",
        "a,class,part\\n1,x,train\\n2,y,train | table.csv: no row is left to test with",
        "a,class,part\\n1,x,test\\n2,y,test | table.csv: no row is left to train on",
        "a,class,part\\n1,x,train\\n2,x,test | table.csv: column 'class' has only one class, 'x', in the rows that are trained on",
        "a,a=b,class,part\\nb,1,x,train\\nb,2,y,train\\nb,2,y,test | table.csv: two numbers would be called 'a=b', of a column and of a category; rename the column",
      })
  void whatIsWrongWithAllOfATableIsTold(String text, String expected) throws Exception {
    TableFixture table = TableFixture.one(folder, text.replace("\\n", "\n"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The first values decide what a column is; of numbers a later one has the other mark.
        "a,class,part\\n1,x,train\\n\"1,5\",y,test | .:3: column 'a' has '1,5', which is not a number\\nif its decimal mark is ',', write decimal: ','",
        "a,class,part\\n\"1,5\",x,train\\n\"-2,25\",y,test | : column 'a' has values such as '1,5', which are not numbers\\nif its decimal mark is ',', write decimal: ','; if they are categories, write categorical: [a]",
        "a,class,part\\n1,\"3,14\",train\\n2,\"3,2\",test | : column 'class' has values such as '3,14', which are not numbers\\nif its decimal mark is ',', write decimal: ','; if they are classes, write target_type: classes",
      })
  void aDecimalMarkThatIsNotSaidIsHintedAt(String text, String expected) throws Exception {
    TableFixture table = TableFixture.one(folder, text.replace("\\n", "\n"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage("table.csv" + expected.replace(".:", ":").replace("\\n", "\n"));
  }

  @Test
  void aPointIsHintedAtWhereTheMarkIsAComma() throws Exception {
    TableFixture table = TableFixture.one(folder, "a;class;part\n1,5;x;train\n2.5;y;test\n");
    table.delimiter = ';';
    table.decimal = ',';

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(
            "table.csv:3: column 'a' has '2.5', which is not a number\n"
                + "if its decimal mark is '.', write decimal: '.'");
  }

  @Test
  void categoriesMayLookLikeNumbersOfAnotherMark() throws Exception {
    TableFixture table =
        TableFixture.one(
            folder, "a,class,part\n\"1,5\",x,train\n\"2,5\",y,train\n\"2,5\",y,test\n");
    table.categorical = List.of("a");

    assertThat(TableFixture.columnNames(table.prepare())).containsExactly("a=1,5", "a=2,5");
  }

  @Test
  void textsOfWhichOneIsNoNumberAreCategories() throws Exception {
    Dataset dataset =
        TableFixture.one(folder, "a,class,part\n\"1,5\",x,train\nmany,y,train\n\"1,5\",y,test\n")
            .prepare();

    assertThat(TableFixture.columnNames(dataset)).containsExactly("a=1,5", "a=many");
  }

  @Test
  void aRowWithoutItsTargetIsLeftOutIfThatIsSaid() throws Exception {
    TableFixture table =
        TableFixture.one(folder, "a,class,part\n1,x,train\n,,train\n3,y,train\n4,x,test\n");
    table.missing = new MissingPolicies(MissingPolicy.ERROR, Map.of("class", MissingPolicy.DROP));
    Dataset dataset = table.prepare();

    assertThat(TableFixture.rows(dataset, Part.TRAIN)).containsExactly(List.of(1f), List.of(3f));
    assertThat(TableFixture.classes(dataset, Part.TRAIN)).containsExactly("x", "y");
  }

  @Test
  void aTargetIsNeverFilled() throws Exception {
    TableFixture table = TableFixture.one(folder, "a,class,part\n1,x,train\n2,,train\n");
    table.missing = MissingPolicies.all(MissingPolicy.MEAN);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(
            "table.csv:3: column 'class' has no value\n"
                + "missing: {class: drop} leaves such rows out");

    table.missing = new MissingPolicies(MissingPolicy.ERROR, Map.of("class", MissingPolicy.MEAN));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(table::prepare)
        .withMessage("'class' is the target, of which no value is made up; missing can be drop");
  }

  @Test
  void theNearestColumnIsOffered() throws Exception {
    TableFixture table = TableFixture.pair(folder, TRAIN, TEST);
    table.target = List.of("klass");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(
            "train.csv:1: there is no column 'klass', which target names\n"
                + "did you mean 'class'?");
  }

  @Test
  void aColumnThatTheTestFileLacksIsTold() throws Exception {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> TableFixture.pair(folder, TRAIN, "a,class\n1,x\n").prepare())
        .withMessage("test.csv:1: there is no column 'b', which train.csv has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,é,test", "é,x,test"})
  void aWrongEncodingIsToldWithItsLine(String line) throws Exception {
    byte[] text = ("a,class,part\n1,x,train\n" + line + "\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> TableFixture.one(folder, text).prepare())
        .withMessage(
            "table.csv:3: this is not encoded as utf-8\n"
                + "say which encoding it is, such as encoding: windows-1252");
  }

  @Test
  void aTableOfManyRowsIsKeptWhole() throws Exception {
    StringBuilder text = new StringBuilder("a,class,part\n");
    for (int i = 0; i < 70_000; i++) {
      text.append(i).append(i % 2 == 0 ? ",x," : ",y,").append(i == 69_999 ? "test\n" : "train\n");
    }
    Dataset dataset = TableFixture.one(folder, text.toString()).prepare();

    List<List<Float>> rows = rows(dataset, Part.TRAIN);
    for (int i = 0; i < 69_999; i++) {
      assertThat(rows.get(i)).containsExactly((float) i);
    }
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(69_999f));
  }

  @Test
  void aColumnOfNamesIsNotTakenForCategories() throws Exception {
    StringBuilder text = new StringBuilder("name,class,part\n");
    for (int i = 0; i <= 1000; i++) {
      text.append("n").append(i).append(",x,train\n");
    }

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> TableFixture.one(folder, text.toString()).prepare())
        .withMessage(
            "table.csv:1002: column 'name' has more than 1000 different texts\n"
                + "leave it out by ignore: [name]");
  }

  @Test
  void aFileThatIsNotThereIsTold() throws Exception {
    TableFixture table = TableFixture.pair(folder, TRAIN, TEST);
    Files.delete(folder.resolve("test.csv"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(
            "there is no file test.csv; looked for %s, as paths start from the folder of the module",
            folder.resolve("test.csv"));
  }
}
