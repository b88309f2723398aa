package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.storage.SealedTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageReferenceTest {

  private static final Path MANUAL = Path.of("../docs/language.md");

  private final String markdown = LanguageReference.markdown();

  @Test
  void everyLayerHasItsRows() {
    for (Class<?> layer : SealedTypes.records(Layer.class).toList()) {
      assertThat(markdown).contains("| **`" + layer.getSimpleName() + "`** |  |  |  | ");
    }
  }

  @Test
  void anArgumentIsDescribedByItsAnnotation() {
    assertThat(markdown)
        .contains("|  | `rate` | a number in [0, 1) | required | The fraction to drop. |\n")
        .contains(
            "|  | `beta_1` | a number in [0, 1) | `0.9` | Decay rate of the moving average of gradients. |\n")
        .contains("|  | `padding` | padding | `valid` | What happens at the border. |\n");
  }

  @Test
  void everySectionHasAHeading() {
    assertThat(markdown.lines().filter(line -> line.startsWith("#")))
        .containsExactly(
            "### Keys of an experiment",
            "### Keys of `sample`",
            "### Sampling methods",
            "### Keys of `halving`",
            "### Keys of `dataset`",
            "### Keys of every table",
            "### Keys of a column in `text`",
            "### Target types",
            "### Missing policies",
            "### Scalings",
            "### Unknown categories",
            "### Text standardizations",
            "### Text splittings",
            "### Text outputs",
            "### Keys of `trainer`",
            "### Keys of `initial_weights`",
            "### Keys of `validation`",
            "### Validation places",
            "### Keys of `early_stopping`",
            "### Keys of `reduce_lr_on_plateau`",
            "### Keys of `best_weights`",
            "### Monitor modes",
            "### Keys of a metric in `gate`",
            "### Keys of `baseline`",
            "### Layers",
            "### Keys of every layer",
            "### Keys of `repeat`",
            "### Initializers",
            "### Constraints",
            "### Optimizers",
            "### Arguments of every optimizer",
            "### Moving averages of weights",
            "### Learning rate schedules",
            "### Losses",
            "### Numerics",
            "### Metrics",
            "### Inconclusive policies",
            "### Activation functions",
            "### Paddings",
            "### Sequence paddings",
            "### Flip modes",
            "### Fill modes",
            "### Merge modes",
            "### Interpolations",
            "### Fan modes",
            "### Weight distributions",
            "### Picture colors",
            "### Cifar labels");
  }

  @Test
  void allRowsOfATableHaveItsColumns() {
    for (String table : markdown.split("\n\n", -1)) {
      assertThat(table.lines().map(line -> line.replace("\\|", "").split("\\|", -1).length))
          .as(table)
          .satisfies(columns -> assertThat(columns.stream().distinct()).hasSize(1));
    }
  }

  @Test
  void theManualHasTheTablesAsTheyAre() throws Exception {
    String manual = Files.readString(MANUAL);

    assertThat(manual)
        .as("%s; 'mvn -Pmanual -pl plugin -am process-classes' brings it up to date", MANUAL)
        .isEqualTo(LanguageReference.insertInto(manual));
  }

  @Test
  void theTablesAreWrittenIntoTheirPlaceAndNothingElseChanges(@TempDir Path folder)
      throws Exception {
    String manual = Files.readString(MANUAL);
    Path outdated = folder.resolve("language.md");
    Files.writeString(outdated, manual.replace("The fraction to drop.", "A part."));

    LanguageReference.main(new String[] {outdated.toString()});

    assertThat(Files.readString(outdated)).isEqualTo(manual);
  }

  @Test
  void aManualWithoutTheMarksIsLeftAlone(@TempDir Path folder) throws Exception {
    Path unmarked = Files.writeString(folder.resolve("language.md"), "# Manual\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LanguageReference.main(new String[] {unmarked.toString()}))
        .withMessageStartingWith("the place of the tables is not marked by the lines\n<!-- ");
    assertThat(unmarked).hasContent("# Manual");
  }
}
