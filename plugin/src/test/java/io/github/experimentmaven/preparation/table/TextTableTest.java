package io.github.experimentmaven.preparation.table;

import static io.github.experimentmaven.preparation.table.TableFixture.columnNames;
import static io.github.experimentmaven.preparation.table.TableFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.ConstantColumns;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.TextColumn;
import io.github.experimentmaven.experiment.TextOutput;
import io.github.experimentmaven.experiment.TextSplitting;
import io.github.experimentmaven.experiment.TextStandardization;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.experiment.ValidationPlace;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of texts, whose words become numbers as by Keras' TextVectorization. */
class TextTableTest {

  @TempDir Path folder;

  private static TextColumn of(int length) {
    return new TextColumn(
        null,
        length,
        TextStandardization.LOWER_AND_STRIP_PUNCTUATION,
        TextSplitting.WHITESPACE,
        TextOutput.INT);
  }

  private static TextColumn of(@Nullable Integer maxTokens, TextOutput output) {
    return new TextColumn(
        maxTokens,
        output == TextOutput.INT ? 4 : null,
        TextStandardization.LOWER_AND_STRIP_PUNCTUATION,
        TextSplitting.WHITESPACE,
        output);
  }

  private TableFixture table(TextColumn settings, String train, String test) throws Exception {
    TableFixture table = TableFixture.pair(Files.createTempDirectory(folder, "table"), train, test);
    table.text = Map.of("t", settings);
    return table;
  }

  private static List<String> words(Dataset dataset) {
    return ((Features.Rows) dataset.features()).vocabularies().get(0).words();
  }

  /** The example of Keras' manual: three words that are alike frequent. */
  @Test
  void wordsHaveTheNumbersThatTheyHaveInKeras() throws Exception {
    Dataset dataset =
        table(of(4), "t,class\nfoo,x\nbar,y\nbaz,x\n", "t,class\nfoo qux bar,x\nqux baz,y\n")
            .prepare();

    assertThat(words(dataset)).containsExactly("", "[UNK]", "foo", "baz", "bar");
    assertThat(rows(dataset, Part.TEST))
        .containsExactly(List.of(2f, 1f, 4f, 0f), List.of(1f, 3f, 0f, 0f));
    assertThat(columnNames(dataset)).containsExactly("t[1]", "t[2]", "t[3]", "t[4]");
  }

  @Test
  void moreFrequentWordsComeFirstAndNoMoreThanAreAskedFor() throws Exception {
    String train = "t,class\na c d,x\nd z b,y\n";
    String test = "t,class\nd a,x\n";

    assertThat(words(table(of(null, TextOutput.MULTI_HOT), train, test).prepare()))
        .containsExactly("[UNK]", "d", "z", "c", "b", "a");
    assertThat(words(table(of(4, TextOutput.INT), train, test).prepare()))
        .containsExactly("", "[UNK]", "d", "z");
    assertThat(words(table(of(4, TextOutput.COUNT), train, test).prepare()))
        .containsExactly("[UNK]", "d", "z", "c");
  }

  @Test
  void wordsAreTheSameWhateverTheirCaseAndPunctuation() throws Exception {
    Dataset dataset =
        table(
                of(5),
                "t,class\n\"It's GREAT, really -- great!\",x\n\"\u00c9T\u00c9 \u00e9t\u00e9\",y\n",
                "t,class\nits\t(great),x\n")
            .prepare();

    assertThat(words(dataset).subList(2, 4)).containsExactly("great", "\u00e9t\u00e9");
    assertThat(words(dataset))
        .as("as in Keras, letters beyond ASCII stay what they are")
        .contains("\u00c9t\u00c9", "its", "really")
        .hasSize(7);
    assertThat(rows(dataset, Part.TEST).get(0).get(1)).isEqualTo(2);
  }

  @Test
  void eachStandardizationDoesWhatItSays() {
    String text = "A-b, C_d! \u00dcX";
    assertThat(TextStandardization.NONE.of(text)).isEqualTo(text);
    assertThat(TextStandardization.LOWER.of(text)).isEqualTo("a-b, c_d! \u00dcx");
    assertThat(TextStandardization.STRIP_PUNCTUATION.of(text)).isEqualTo("Ab Cd \u00dcX");
    assertThat(TextStandardization.LOWER_AND_STRIP_PUNCTUATION.of(text)).isEqualTo("ab cd \u00dcx");
    assertThat(
            TextStandardization.STRIP_PUNCTUATION.of("!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'09AZaz "))
        .isEqualTo("09AZaz ");
  }

  @Test
  void charactersMayBeWordsEvenThoseOfTwoUnits() {
    assertThat(TextSplitting.CHARACTER.of("a \ud83d\ude00"))
        .containsExactly("a", " ", "\ud83d\ude00");
    assertThat(TextSplitting.WHITESPACE.of(" a\n\tb  ")).containsExactly("a", "b");
    assertThat(TextSplitting.WHITESPACE.of("  ")).isEmpty();
  }

  @Test
  void aWordMayHaveANumberOfItsOwnThatSaysWhetherOrHowOftenItIsThere() throws Exception {
    String train = "n,t,class\n1,a a b,x\n2,b c,y\n";
    String test = "n,t,class\n7,a q a q q,x\n";

    Dataset hot = table(of(null, TextOutput.MULTI_HOT), train, test).prepare();
    assertThat(columnNames(hot)).containsExactly("n", "t=[UNK]", "t=b", "t=a", "t=c");
    assertThat(rows(hot, Part.TEST)).containsExactly(List.of(7f, 1f, 0f, 1f, 0f));

    Dataset counted = table(of(null, TextOutput.COUNT), train, test).prepare();
    assertThat(rows(counted, Part.TEST)).containsExactly(List.of(7f, 3f, 0f, 2f, 0f));
    assertThat(((Features.Rows) counted.features()).places()).containsExactly(0);
  }

  @Test
  void aTextWithoutWordsIsNoWordsAndALongOneIsCutOff() throws Exception {
    Dataset dataset = table(of(2), "t,class\na b c,x\n!!!,y\n", "t,class\nc c c c,x\n").prepare();

    assertThat(rows(dataset, Part.TRAIN).get(1)).containsExactly(0f, 0f);
    assertThat(rows(dataset, Part.TEST).get(0)).containsExactly(2f, 2f);
    assertThat(ConstantColumns.of(dataset)).isEmpty();
  }

  @Test
  void nothingThatIsLearnedOfTextsComesFromRowsThatAreNotTrainedOn() throws Exception {
    String train = "t,class\none two,x\ntwo three,y\n";
    Dataset one = table(of(3), train, "t,class\none,x\n").prepare();
    Dataset other = table(of(3), train, "t,class\nfour four four,x\none one,y\n").prepare();

    assertThat(other.features()).isEqualTo(one.features());
    assertThat(other.files().file(Part.TRAIN, "features").sha256())
        .isEqualTo(one.files().file(Part.TRAIN, "features").sha256());
    assertThat(rows(other, Part.TEST).get(0)).containsExactly(1f, 1f, 1f);

    StringBuilder text = new StringBuilder("t,class\n");
    for (int i = 0; i < 40; i++) {
      text.append("word").append(i).append(i % 2 == 0 ? ",x\n" : ",y\n");
    }
    Dataset validated =
        table(of(1), text.toString(), "t,class\nword1,x\n")
            .prepareWith(new Validation(0.25, ValidationPlace.RANDOM, 1L));
    assertThat(words(validated)).hasSize(2 + 30);
    assertThat(rows(validated, Part.VALIDATION)).hasSize(10).containsOnly(List.of(1f));
    assertThat(rows(validated, Part.TRAIN)).doesNotContain(List.of(1f));
  }

  @Test
  void otherWordsOfTheSameNumbersAreOtherData() throws Exception {
    Dataset one = table(of(1), "t,class\na,x\na,y\n", "t,class\na,x\n").prepare();
    Dataset other = table(of(1), "t,class\nb,x\nb,y\n", "t,class\nb,x\n").prepare();

    assertThat(rows(other, Part.TRAIN)).isEqualTo(rows(one, Part.TRAIN));
    assertThat(other.contentHashes()).containsKey("vocabulary").isNotEqualTo(one.contentHashes());
  }

  @Test
  void aTextThatIsNotThereIsAMistakeOrIsLeftOut() throws Exception {
    TableFixture table = table(of(1), "t,class\na,x\n,y\nb,y\n", "t,class\na,x\n");
    table.missing = MissingPolicies.all(MissingPolicy.MEAN);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table::prepare)
        .withMessage(
            "train.csv:3: column 't' has no value\nmissing: {t: drop} leaves such rows out");

    table.missing = MissingPolicies.all(MissingPolicy.DROP);
    assertThat(rows(table.prepare(), Part.TRAIN)).hasSize(2);
  }

  @Test
  void textsWithoutAnyWordAreAMistake() throws Exception {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(table(of(1), "t,class\n!,x\n-,y\n", "t,class\na,x\n")::prepare)
        .withMessage(
            "train.csv and test.csv: column 't' has no word in any row that is trained on\n"
                + "leave it out by ignore");
  }

  @Test
  void aColumnOfTextsIsNothingElse() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> {
              TableFixture table = table(of(1), "t,class\na,x\n", "t,class\na,x\n");
              table.categorical = List.of("t");
              table.csv();
            })
        .withMessage("'t' is in text and in categorical");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> of(null, TextOutput.INT, null))
        .withMessage("output_sequence_length is missing: how many words of a text are shown");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> of(null, TextOutput.COUNT, 3))
        .withMessage(
            "output_sequence_length is for output_mode: int; other outputs have a number a word");
  }

  private static TextColumn of(
      @Nullable Integer maxTokens, TextOutput output, @Nullable Integer length) {
    return new TextColumn(
        maxTokens, length, TextStandardization.NONE, TextSplitting.WHITESPACE, output);
  }

  @Test
  void aStringOfWekaMayBeText() throws Exception {
    TableFixture table =
        TableFixture.one(
            folder,
            """
            @relation r
            @attribute t string
            @attribute part {train,test}
            @attribute class {x,y}
            @data
            'good film',train,x
            'bad film',train,y
            'film',test,x
            """);
    table.text = Map.of("t", of(2));

    Dataset dataset = table.prepareArff();

    assertThat(words(dataset)).containsExactly("", "[UNK]", "film", "good", "bad");
    assertThat(rows(dataset, Part.TEST)).containsExactly(List.of(2f, 0f));
  }
}
