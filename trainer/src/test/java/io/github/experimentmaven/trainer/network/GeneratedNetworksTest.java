package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.Constraint;
import io.github.experimentmaven.experiment.FillMode;
import io.github.experimentmaven.experiment.FlipMode;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Interpolation;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MergeMode;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.SequencePadding;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.experiment.Unwrapped;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.SealedTypes;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is added to the language is tried, or this fails. */
class GeneratedNetworksTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void everyValueOfEveryArgumentOfEveryLayerOptimizerAndLossIsTried(int strength) {
    Set<String> missing = wanted();
    missing.removeAll(tried(networks(strength)));

    // Softmax is for vectors only.
    assertThat(missing)
        .containsExactly(
            "Conv1D.activation=SOFTMAX",
            "Conv2D.activation=SOFTMAX",
            "Conv2DTranspose.activation=SOFTMAX",
            "DepthwiseConv2D.activation=SOFTMAX",
            "SeparableConv2D.activation=SOFTMAX");
  }

  @Test
  void aJobTellsATrainerEachOfThem() throws IOException {
    for (GeneratedNetwork network : networks(2)) {
      Training training = network.training();

      assertThat(RecordJson.parse(RecordJson.line(training), Training.class))
          .as(network.name())
          .isEqualTo(training);
    }
  }

  @Test
  void everyArgumentHasMoreThanOneValue() {
    assertThat(kinds().flatMap(kind -> Arrays.stream(kind.getRecordComponents())))
        .isNotEmpty()
        .allSatisfy(
            argument -> {
              assertThat(
                      argument.isAnnotationPresent(Argument.class)
                          || argument.isAnnotationPresent(Unwrapped.class))
                  .isTrue();
              assertThat(new HashSet<>(ArgumentValues.of(argument))).hasSizeGreaterThan(1);
            });
  }

  @Test
  void everyConstantOfTheLanguageIsAmongTheValues() {
    Set<Object> constants = new HashSet<>();
    for (GeneratedNetwork network : networks(2)) {
      constants.add(network.loss());
      for (Layer layer : network.layers()) {
        for (RecordComponent argument : layer.getClass().getRecordComponents()) {
          constants.add(value(layer, argument));
        }
      }
    }

    assertThat(constants)
        .contains((Object[]) ActivationFunction.values())
        .contains((Object[]) Padding.values())
        .contains((Object[]) SequencePadding.values())
        .contains((Object[]) FlipMode.values())
        .contains((Object[]) FillMode.values())
        .contains((Object[]) MergeMode.values())
        .contains((Object[]) Interpolation.values());
    assertThat(constants.stream().filter(Loss.class::isInstance).map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Loss.class.getPermittedSubclasses());
    assertThat(
            constants.stream()
                .filter(Initializer.class::isInstance)
                .<Class<?>>map(Object::getClass))
        .containsAll(SealedTypes.records(Initializer.class).toList());
    assertThat(
            constants.stream().filter(Constraint.class::isInstance).<Class<?>>map(Object::getClass))
        .containsAll(SealedTypes.records(Constraint.class).toList());
  }

  @Test
  void everyKindThatMayBeFirstOrLastIsTriedThere() {
    // A network starts with an image, and ends with a vector.
    assertThat(kindsAt(network -> 0))
        .containsExactlyInAnyOrderElementsOf(
            without(Layer.Dense.class, Layer.Softmax.class, Layer.Dot.class));
    assertThat(kindsAt(network -> network.layers().size() - 1))
        .containsExactlyInAnyOrderElementsOf(
            without(
                Layer.Conv2D.class,
                Layer.Conv2DTranspose.class,
                Layer.Conv1D.class,
                Layer.MaxPooling1D.class,
                Layer.AveragePooling1D.class,
                Layer.Embedding.class,
                Layer.DepthwiseConv2D.class,
                Layer.SeparableConv2D.class,
                Layer.MaxPooling2D.class,
                Layer.AveragePooling2D.class,
                Layer.ZeroPadding2D.class,
                Layer.Cropping2D.class,
                Layer.UpSampling2D.class,
                Layer.SpatialDropout2D.class,
                Layer.RandomFlip.class,
                Layer.RandomTranslation.class,
                Layer.RandomRotation.class,
                Layer.RandomZoom.class,
                Layer.RandomCrop.class,
                Layer.RandomContrast.class,
                Layer.Dot.class));
  }

  private static Set<Class<?>> kindsAt(ToIntFunction<GeneratedNetwork> place) {
    return networks(2).stream()
        .map(network -> network.layers().get(place.applyAsInt(network)).getClass())
        .collect(Collectors.toSet());
  }

  private static List<Class<?>> without(Class<?>... others) {
    List<Class<?>> kinds = new ArrayList<>(SealedTypes.records(Layer.class).toList());
    kinds.removeAll(List.of(others));
    return kinds;
  }

  @Test
  void noTwoNetworksHaveTheSameName() {
    assertThat(networks(3)).extracting(GeneratedNetwork::name).doesNotHaveDuplicates();
  }

  private static List<GeneratedNetwork> networks(int strength) {
    List<GeneratedNetwork> networks = new ArrayList<>(GeneratedNetworks.layers(strength));
    networks.addAll(GeneratedNetworks.optimizers(strength));
    networks.addAll(GeneratedNetworks.losses(strength));
    return networks;
  }

  private static Stream<Class<?>> kinds() {
    return Stream.of(Layer.class, Optimizer.class, Loss.class)
        .flatMap(language -> SealedTypes.records(language));
  }

  private static Set<String> wanted() {
    Set<String> values = new TreeSet<>();
    kinds()
        .forEach(
            kind -> {
              for (RecordComponent argument : kind.getRecordComponents()) {
                ArgumentValues.of(argument)
                    .forEach(value -> values.add(text(kind, argument, value)));
              }
            });
    return values;
  }

  private static Set<String> tried(List<GeneratedNetwork> networks) {
    Set<String> values = new TreeSet<>();
    for (GeneratedNetwork network : networks) {
      for (Record tried : List.of(network.tried(), (Record) network.loss())) {
        for (RecordComponent argument : tried.getClass().getRecordComponents()) {
          values.add(text(tried.getClass(), argument, value(tried, argument)));
        }
      }
    }
    return values;
  }

  private static Object value(Object of, RecordComponent argument) {
    try {
      return argument.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Class<?> kind, RecordComponent argument, Object value) {
    return kind.getSimpleName() + "." + argument.getName() + "=" + value;
  }
}
