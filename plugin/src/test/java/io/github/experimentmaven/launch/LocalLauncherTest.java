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
      };

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
  void withoutItsLibrariesNothingIsStarted() {
    RecordingListener progress = new RecordingListener();
    Trainings trainings = new Trainings(launcher(Map.of()), FakeRuns.NOTHING_KNOWN, progress);

    assertThatThrownBy(() -> trainings.launch(List.of(FakeRuns.run(directory, "mlp", "result"))))
        .isInstanceOf(ResolutionException.class)
        .hasMessage("nothing is here");
    assertThat(progress.calls).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  private LocalLauncher launcher(Map<String, String> environment) {
    return new LocalLauncher(
        FakeRuns.settings(directory, List.of(), environment), new LaunchSlots(1), NAMES_ALONE);
  }
}
