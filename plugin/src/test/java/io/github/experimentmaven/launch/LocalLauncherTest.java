package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.platform.NativePlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalLauncherTest {

  @TempDir private Path directory;

  /** Knows its libraries, and has none of them. */
  private static final TrainerArtifacts NAMES_ALONE =
      new TrainerArtifacts() {
        @Override
        public List<String> libraries(NativePlatform platform) {
          return List.of("org.nd4j:nd4j-native:1:" + platform.classifier());
        }

        @Override
        public List<Path> classPath(NativePlatform platform) throws ResolutionException {
          throw new ResolutionException("nothing is here");
        }

        @Override
        public Map<String, String> projectCode() {
          return Map.of("classes", "0123");
        }

        @Override
        public SparkArtifacts spark() {
          throw new UnsupportedOperationException("trained here");
        }

        @Override
        public ProjectProgram projectProgram() throws ResolutionException {
          throw new ResolutionException("nothing is here");
        }
      };

  @Test
  void aClassOfTheProjectComesFromItsCodeAndFromNoNativeLibraryOfOurs() throws Exception {
    TrainerRuntime runtime = launcher(Map.of()).runtimeOfClasses(Numerics.PORTABLE);

    assertThat(runtime.code()).isEqualTo(Map.of("classes", "0123"));
    assertThat(runtime.numerics().nativeClassifier()).isEmpty();
    assertThat(runtime.libraries().calculating()).isEmpty();
    assertThat(runtime.numerics().variables()).containsEntry("OMP_NUM_THREADS", "1");
  }

  @Test
  void whatRunsComeFromIsKnownWithoutTheLibraries() throws Exception {
    String classifier = NativePlatform.detect(null, Numerics.NATIVE).classifier();

    TrainerRuntime runtime = launcher(Map.of()).runtime(Numerics.NATIVE);

    assertThat(runtime.numerics().nativeClassifier()).isEqualTo(classifier);
    assertThat(runtime.libraries().calculating())
        .containsExactly("org.nd4j:nd4j-native:1:" + classifier);
    assertThat(runtime.numerics().variables()).containsEntry("OMP_NUM_THREADS", "1");
    assertThat(runtime.numerics().processor()).isNotNull();
  }

  @Test
  void theUsersVariablesForKernelsWinAndArePartOfIt() throws Exception {
    TrainerRuntime runtime =
        launcher(Map.of("OMP_NUM_THREADS", "4", "GREETING", "hello")).runtime(Numerics.NATIVE);

    assertThat(runtime.numerics().variables())
        .containsEntry("OMP_NUM_THREADS", "4")
        .doesNotContainKey("GREETING");
  }

  @Test
  void portableNumericsAreOfNoProcessor() throws Exception {
    assumeTrue(System.getProperty("os.arch").equals("amd64"));

    assertThat(launcher(Map.of()).runtime(Numerics.PORTABLE).numerics().processor()).isNull();
  }

  @Test
  void propertiesThatMayChooseLibrariesArePartOfIt() throws Exception {
    String javacpp = "-Dorg.bytedeco.javacpp.";
    List<String> arguments =
        List.of(
            "-Xmx2g",
            "-Dmine=a=b",
            "-Dflag",
            javacpp + "platform=linux-x86",
            javacpp + "platform.extension=-avx512",
            javacpp + "platform.preloadpath=/opt/blas",
            javacpp + "pathsFirst=true",
            javacpp + "pathsfirst=true",
            javacpp + "loadlibraries=false");

    assertThat(properties(arguments))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "mine", "a=b",
                "flag", "",
                "org.bytedeco.javacpp.platform", "linux-x86",
                "org.bytedeco.javacpp.platform.extension", "-avx512",
                "org.bytedeco.javacpp.platform.preloadpath", "/opt/blas",
                "org.bytedeco.javacpp.pathsFirst", "true",
                "org.bytedeco.javacpp.pathsfirst", "true",
                "org.bytedeco.javacpp.loadlibraries", "false"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxbytes=1g",
        "maxBytes=1g",
        "maxphysicalbytes=4g",
        "maxPhysicalBytes=4g",
        "maxretries=3",
        "maxRetries=3",
        "nopointergc=true",
        "noPointerGC",
        "mxbean=true",
        "cachedir=/tmp/native",
        "cacheDir=/tmp/native",
        "cachedir.nosubdir=true",
        "cancreatesymboliclink=false",
        "canCreateSymbolicLink=false",
        "logger=slf4j",
        "logger.debug=true",
      })
  void propertiesOfMemoryUnpackingAndLoggingAreNot(String property) throws Exception {
    assertThat(properties(List.of("-Dorg.bytedeco.javacpp." + property))).isEmpty();
  }

  private Map<String, String> properties(List<String> jvmArguments) throws Exception {
    return new LocalLauncher(
            FakeRuns.settings(directory, jvmArguments),
            new LaunchSlots(1, Long.MAX_VALUE),
            NAMES_ALONE)
        .runtime(Numerics.NATIVE)
        .numerics()
        .properties();
  }

  @Test
  void withoutItsLibrariesNothingIsStarted() {
    RecordingListener progress = new RecordingListener();
    Trainings trainings =
        new Trainings(launcher(Map.of()), FakeRuns.NOTHING_KNOWN, progress, new RunClaims());

    assertThatThrownBy(() -> trainings.launch(List.of(FakeRuns.run(directory, "mlp", "result"))))
        .isInstanceOf(ResolutionException.class)
        .hasMessage("nothing is here");
    assertThat(progress.calls).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  private LocalLauncher launcher(Map<String, String> environment) {
    return new LocalLauncher(
        FakeRuns.settings(directory, List.of(), environment),
        new LaunchSlots(1, Long.MAX_VALUE),
        NAMES_ALONE);
  }
}
