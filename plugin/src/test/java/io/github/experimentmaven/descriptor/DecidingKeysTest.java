package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Axes;
import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.provenance.Arithmetic;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What of the language is part of what a result comes from. */
class DecidingKeysTest {

  /**
   * Tell runs of an experiment apart, or say what is wanted of them, or where data and weights lie,
   * which are known by their content.
   */
  private static final Set<String> OTHERS =
      Set.of(
          "name",
          "description",
          "dataset",
          "initial_weights",
          "seed",
          "seeds",
          "expect",
          "gate",
          "baseline");

  @Test
  void everyKeyOfAnExperimentDecidesTheBitsOrIsKnownNotTo() {
    Set<String> known = new TreeSet<>(ExperimentJson.DECIDING);
    known.addAll(OTHERS);

    assertThat(ExperimentDecoder.LANGUAGE.ownKeyNames()).containsExactlyInAnyOrderElementsOf(known);
  }

  /** Keys that have their default are left out, so that it must stay what it was. */
  @Test
  void aDefaultIsForEver() throws Exception {
    List<String> defaults = new ArrayList<>(List.of("arithmetic_revision=" + Arithmetic.REVISION));
    ExperimentDecoder.LANGUAGE.keys().stream()
        .filter(key -> ExperimentJson.DECIDING.contains(key.name()))
        .forEach(key -> add(defaults, key.name(), key));
    for (Class<?> type :
        List.of(
            Regularizer.class,
            Validation.class,
            EarlyStopping.class,
            ReduceLrOnPlateau.class,
            BestWeights.class)) {
      new RecordType(type)
          .keys()
          .forEach(
              key ->
                  add(
                      defaults,
                      ValueTypes.snakeCase(type.getSimpleName()) + "." + key.name(),
                      key));
    }
    for (KindType kind : kinds()) {
      kind.records()
          .forEach(
              (name, type) ->
                  type.keys().forEach(key -> add(defaults, name + "." + key.name(), key)));
    }

    assertThat(defaults)
        .as(
            "another default is another training under the same fingerprint: raise"
                + " Arithmetic.REVISION and write the new defaults into defaults.txt; those of new"
                + " keys need no new revision")
        .containsExactlyElementsOf(committed());
  }

  /** Those of a value that is a record of its own are walked above. */
  @Test
  void noOtherRecordIsPartOfATraining() {
    Set<Class<?>> walked =
        new HashSet<>(
            List.of(Regularizer.class, Axes.class, Size.class, Border.class, Factor.class));
    for (KindType kind : kinds()) {
      for (RecordType type : kind.records().values()) {
        for (Key key : type.keys()) {
          Class<?> component = key.component().getType();
          assertThat(component.isRecord() && !walked.contains(component))
              .as(type.type().getSimpleName() + "." + key.name())
              .isFalse();
        }
      }
    }
  }

  private static List<KindType> kinds() {
    return List.of(
        ValueTypes.layers(),
        ValueTypes.optimizers(),
        ValueTypes.schedules(),
        ValueTypes.losses(),
        ValueTypes.initializers(Initializer.class),
        ValueTypes.constraints());
  }

  private static void add(List<String> defaults, String name, Key key) {
    if (!key.isRequired()) {
      defaults.add(
          name + "=" + (key.absent() == null ? "" : key.type().encodeInShort(key.absent())));
    }
  }

  private static List<String> committed() throws Exception {
    try (InputStream in = DecidingKeysTest.class.getResourceAsStream("defaults.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
