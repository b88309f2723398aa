package io.github.experimentmaven.build;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.plan.KernelVariables;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.Libraries;
import io.github.experimentmaven.provenance.Processor;
import io.github.experimentmaven.resolution.NativePlatform;
import io.github.experimentmaven.resolution.ResolutionContext;
import io.github.experimentmaven.resolution.ResolutionException;
import io.github.experimentmaven.resolution.TrainerArtifact;
import io.github.experimentmaven.resolution.TrainerClasspath;
import java.io.IOException;
import java.nio.file.Path;
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

  private final TrainerClasspath classpath;

  @Inject
  TrainerRuntimes(TrainerClasspath classpath) {
    this.classpath = classpath;
  }

  /**
   * The runtimes for all kinds of numerics that are asked for.
   *
   * @throws ResolutionException if an artifact is not to be had, or the machine cannot compute so
   * @throws IOException if the system's description of the processor cannot be read
   */
  Map<Numerics, TrainerRuntime> of(
      Collection<Numerics> kinds, ResolutionContext context, RuntimeSettings settings)
      throws ResolutionException, IOException {
    Map<Numerics, TrainerRuntime> runtimes = new EnumMap<>(Numerics.class);
    for (Numerics numerics : kinds) {
      if (!runtimes.containsKey(numerics)) {
        runtimes.put(numerics, of(numerics, context, settings));
      }
    }
    return runtimes;
  }

  private TrainerRuntime of(Numerics numerics, ResolutionContext context, RuntimeSettings settings)
      throws ResolutionException, IOException {
    NativePlatform platform = NativePlatform.detect(settings.nativeClassifier(), numerics);
    List<TrainerArtifact> artifacts = classpath.resolve(context, platform);
    Path self = PluginLocation.path();
    List<String> libraries =
        artifacts.stream()
            .filter(artifact -> !isSame(artifact.file(), self))
            .map(TrainerArtifact::coordinates)
            .toList();
    Map<String, String> variables =
        KernelVariables.of(numerics, System.getProperty("os.arch", ""), settings.environment());
    return new TrainerRuntime(
        artifacts.stream().map(TrainerArtifact::file).toList(),
        new NumericsIdentity(
            platform.classifier(),
            variables,
            properties(settings.jvmArguments()),
            KernelVariables.nameKernels(variables) ? null : Processor.ofThisMachine().shown()),
        Libraries.of(libraries));
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
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
