package io.github.experimentmaven.build;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.platform.KernelVariables;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.provenance.Identity.Library;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.Processor;
import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.resolution.TrainerResolver;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Gets what experiments are trained with, and takes down exactly what that is. */
@Named
@Singleton
final class TrainerRuntimes {

  private static final String PROPERTY_OPTION = "-D";

  /** Limits of memory and folders for unpacking: no number depends on them. */
  private static final String JAVACPP = "org.bytedeco.javacpp.";

  private final TrainerResolver trainer;

  @Inject
  TrainerRuntimes(TrainerResolver trainer) {
    this.trainer = trainer;
  }

  /**
   * The runtimes for all kinds of numerics that are asked for.
   *
   * @throws ExperimentException if an artifact is not to be had, or the machine cannot compute so
   * @throws IOException if the description of the processor cannot be read
   */
  Map<Numerics, TrainerRuntime> of(
      Collection<Numerics> kinds, ResolutionContext context, RuntimeSettings settings)
      throws ExperimentException, IOException {
    Map<Numerics, TrainerRuntime> runtimes = new EnumMap<>(Numerics.class);
    for (Numerics numerics : kinds) {
      if (!runtimes.containsKey(numerics)) {
        runtimes.put(numerics, of(numerics, context, settings));
      }
    }
    return runtimes;
  }

  private TrainerRuntime of(Numerics numerics, ResolutionContext context, RuntimeSettings settings)
      throws ExperimentException, IOException {
    NativePlatform platform = NativePlatform.detect(settings.nativeClassifier(), numerics);
    Map<String, String> variables =
        KernelVariables.of(numerics, System.getProperty("os.arch", ""), settings.environment());
    return new TrainerRuntime(
        trainer.classPath(context, platform),
        new NumericsIdentity(
            platform.classifier(),
            variables,
            properties(settings.jvmArguments()),
            KernelVariables.nameKernels(variables) ? null : Processor.ofThisMachine().shown()),
        trainer.libraries(context, platform).stream()
            .map(library -> new Library(library, ""))
            .toList());
  }

  /**
   * System properties may choose how a library computes. Other arguments, such as those for memory
   * or the compiler, change no bit: since Java 17 all floating-point arithmetic is strict.
   */
  private static Map<String, String> properties(List<String> arguments) {
    Map<String, String> properties = new TreeMap<>();
    for (String argument : arguments) {
      if (argument.startsWith(PROPERTY_OPTION)) {
        String[] parts = argument.substring(PROPERTY_OPTION.length()).split("=", 2);
        if (!parts[0].startsWith(JAVACPP)) {
          properties.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
      }
    }
    return properties;
  }
}
