package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.Axes;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.experiment.Constraint;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.PerPart;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.SavedWeights;
import io.github.experimentmaven.experiment.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which {@link ValueType} the component of a record has: all follows from its Java type. */
final class ValueTypes {

  private ValueTypes() {}

  /** The type of an annotated component. */
  static ValueType of(Type type, Argument argument) {
    if (type instanceof ParameterizedType parameterized) {
      return ofCollection(parameterized, argument);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class) {
      return WholeNumberType.ofInt(Range.of(argument));
    }
    if (plain == long.class || plain == Long.class) {
      return WholeNumberType.ofLong(Range.of(argument));
    }
    if (plain == double.class || plain == Double.class) {
      return new RealNumberType(Range.of(argument));
    }
    if (plain == ClassWeight.class) {
      return new ClassWeightType(Range.of(argument));
    }
    if (plain == LearningRate.class) {
      return new LearningRateType(Range.of(argument));
    }
    if (plain == Size.class) {
      return new SizeType(Range.of(argument));
    }
    if (plain == Axes.class) {
      return new AxesType(Range.of(argument));
    }
    if (plain == Border.class) {
      return new BorderType(Range.of(argument));
    }
    if (plain == Factor.class) {
      return new FactorType(Range.of(argument));
    }
    return plain.isEnum() ? new EnumType(plain) : ofClass(plain);
  }

  /** The types without bounds. */
  private static ValueType ofClass(Class<?> type) {
    if (type == boolean.class) {
      return new BooleanType();
    }
    if (type == char.class) {
      return new CharacterType();
    }
    if (type == String.class) {
      return new TextType();
    }
    if (type == Architecture.class) {
      return new ArchitectureType();
    }
    if (type == Optimizer.class) {
      return optimizers();
    }
    if (type == Loss.class) {
      return new LossType();
    }
    if (type == DatasetSource.class) {
      return new DatasetType();
    }
    if (type == PerPart.class) {
      return new PerPartType();
    }
    if (type == MissingPolicies.class) {
      return new MissingPoliciesType();
    }
    if (type == Folds.class) {
      return new FoldsType();
    }
    if (type == Monitor.class) {
      return new MonitorType();
    }
    if (type == SavedWeights.class) {
      return new SavedWeightsType();
    }
    if (type == Regularizer.class) {
      return new RegularizerType();
    }
    if (Initializer.class.isAssignableFrom(type)) {
      return new InitializerType(type);
    }
    if (type == Layer.Recurrent.class) {
      return new KindType(type, "recurrent layer", Class::getSimpleName);
    }
    if (type == Constraint.class) {
      return constraints();
    }
    if (type.isRecord()) {
      return new RecordType(type);
    }
    throw new IllegalArgumentException("the experiment language has no " + type);
  }

  private static ValueType ofCollection(ParameterizedType type, Argument argument) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return arguments[0] == String.class
          ? new TextListType()
          : new ListType(of(arguments[0], argument));
    }
    if (type.getRawType() == Map.class && arguments[0] == Metric.class) {
      return new MapType(new MetricNames(), of(arguments[1], argument));
    }
    if (type.getRawType() == Map.class && arguments[1] == Object.class) {
      return new TextMapType("parameter", new ScalarType());
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return new TextMapType(of(arguments[1], argument));
    }
    throw new IllegalArgumentException("the experiment language has no " + type);
  }

  /** Layers are called as their records, and have what they read beside their arguments. */
  static KindType layers() {
    return new KindType(Layer.class, "layer", Class::getSimpleName, LayerKeysType::layer);
  }

  /** Optimizers are called as their records, in lower case. */
  static KindType optimizers() {
    return new KindType(
        Optimizer.class, "optimizer", type -> type.getSimpleName().toLowerCase(Locale.ROOT));
  }

  /**
   * Initializers are called as their records, in snake case.
   *
   * @param family all of them, or some
   */
  static KindType initializers(Class<?> family) {
    return new KindType(family, "initializer", type -> snakeCase(type.getSimpleName()));
  }

  /** Constraints are called as their records, in snake case. */
  static KindType constraints() {
    return Constraints.ALL;
  }

  /** Many keys have them, and each build makes the types of all keys. */
  private static final class Constraints {

    static final KindType ALL =
        new KindType(Constraint.class, "constraint", type -> snakeCase(type.getSimpleName()));
  }

  /** Losses are called as their records, in snake case. */
  static KindType losses() {
    return new KindType(Loss.class, "loss", ValueTypes::lossName);
  }

  /** How a loss is called in a file. */
  static String lossName(Class<?> loss) {
    return snakeCase(loss.getSimpleName());
  }

  /** Schedules are called as their records, in snake case. */
  static KindType schedules() {
    return new KindType(
        LearningRate.Schedule.class,
        "learning rate schedule",
        type -> snakeCase(type.getSimpleName()));
  }

  /** {@code kernelSize} to {@code kernel_size}. */
  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
