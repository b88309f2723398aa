package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.platform.KernelVariables;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.Libraries;
import io.github.experimentmaven.provenance.Processor;
import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What trainers run with on a machine like this one. Not for several threads. */
final class TrainerRuntimes {

  private static final String PROPERTY_OPTION = "-D";

  private static final String JAVACPP = "org.bytedeco.javacpp.";

  /**
   * JavaCPP's properties that no number depends on, in both of its spellings: limits of memory, how
   * it is freed, where and how libraries are unpacked, and what is told. The others may choose
   * which library is loaded: {@code platform}, {@code platform.extension}, {@code
   * platform.preloadpath}, {@code pathsFirst}.
   */
  private static final Set<String> WITHOUT_INFLUENCE =
      Stream.of(
              "maxbytes",
              "maxBytes",
              "maxphysicalbytes",
              "maxPhysicalBytes",
              "maxretries",
              "maxRetries",
              "nopointergc",
              "noPointerGC",
              "mxbean",
              "cachedir",
              "cacheDir",
              "cachedir.nosubdir",
              "cancreatesymboliclink",
              "canCreateSymbolicLink",
              "logger",
              "logger.debug")
          .map(JAVACPP::concat)
          .collect(Collectors.toUnmodifiableSet());

  private final LaunchSettings settings;
  private final TrainerArtifacts trainer;
  private final Map<Numerics, List<Path>> classPaths = new EnumMap<>(Numerics.class);

  /**
   * @param settings how they are launched
   * @param trainer what is launched
   */
  TrainerRuntimes(LaunchSettings settings, TrainerArtifacts trainer) {
    this.settings = settings;
    this.trainer = trainer;
  }

  /**
   * What the plugin's own trainer runs with.
   *
   * @param numerics of the experiment
   * @throws ExperimentException if this machine cannot compute so, or the trainer is not to be had
   */
  TrainerRuntime ofTrainer(Numerics numerics) throws ExperimentException {
    NativePlatform platform = platform(numerics);
    Map<String, String> variables =
        KernelVariables.of(numerics, System.getProperty("os.arch", ""), settings.environment());
    return new TrainerRuntime(
        new NumericsIdentity(
            platform.classifier(),
            variables,
            properties(settings.jvmArguments()),
            KernelVariables.nameKernels(variables) ? null : processor()),
        Libraries.of(trainer.libraries(platform)));
  }

  /**
   * What classes of the project run with.
   *
   * <p>The variables are those of the plugin's trainer: a class may compute with the same
   * libraries, and then gives the same bits on other machines. Native libraries are among its code.
   *
   * @param numerics of the experiment
   * @throws ExperimentException if the class path of the project is not to be had
   */
  TrainerRuntime ofClasses(Numerics numerics) throws ExperimentException {
    Map<String, String> variables =
        KernelVariables.of(numerics, System.getProperty("os.arch", ""), settings.environment());
    return new TrainerRuntime(
        new NumericsIdentity(
            "",
            variables,
            properties(settings.jvmArguments()),
            KernelVariables.nameKernels(variables) ? null : processor()),
        Libraries.of(List.of()),
        trainer.projectCode());
  }

  /**
   * The class path of the plugin's own trainer, which is resolved once.
   *
   * @throws ExperimentException if this machine cannot compute so, or the trainer is not to be had
   */
  List<Path> classPath(Numerics numerics) throws ExperimentException {
    List<Path> classPath = classPaths.get(numerics);
    if (classPath == null) {
      classPath = trainer.classPath(platform(numerics));
      classPaths.put(numerics, classPath);
    }
    return classPath;
  }

  private NativePlatform platform(Numerics numerics) throws ExperimentException {
    return NativePlatform.detect(settings.nativeClassifier(), numerics);
  }

  private static String processor() throws PlatformException {
    try {
      return Processor.ofThisMachine().shown();
    } catch (IOException e) {
      throw new PlatformException(
          "the description of this processor cannot be read: " + FileFailure.text(e), e);
    }
  }

  /**
   * System properties may choose how a library computes, or which one is loaded. Other arguments,
   * such as those for memory or the compiler, change no bit: since Java 17 all floating-point
   * arithmetic is strict.
   */
  private static Map<String, String> properties(List<String> arguments) {
    Map<String, String> properties = new TreeMap<>();
    for (String argument : arguments) {
      if (argument.startsWith(PROPERTY_OPTION)) {
        String[] parts = argument.substring(PROPERTY_OPTION.length()).split("=", 2);
        if (!WITHOUT_INFLUENCE.contains(parts[0])) {
          properties.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
      }
    }
    return properties;
  }
}
