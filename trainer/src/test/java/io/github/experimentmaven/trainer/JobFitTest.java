package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.provenance.Arithmetic;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.IdentityFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobFitTest {

  private static final Map<String, String> VARIABLES =
      Map.of("OPENBLAS_CORETYPE", "Haswell", "OMP_NUM_THREADS", "1");

  @Test
  void aTrainerOfTheSameRevisionAndVariablesFits() {
    Map<String, String> environment =
        Map.of("OPENBLAS_CORETYPE", "Haswell", "OMP_NUM_THREADS", "1", "PATH", "/bin");

    assertThatCode(() -> JobFit.require(identity(Arithmetic.REVISION), environment))
        .doesNotThrowAnyException();
  }

  @Test
  void aTrainerOfAnotherRevisionIsRefused() {
    assertThatExceptionOfType(JobException.class)
        .isThrownBy(() -> JobFit.require(identity(Arithmetic.REVISION + 1), VARIABLES))
        .withMessage(
            """
            the job expects revision %d of the trainer's arithmetic, but this trainer computes by \
            revision %d
              The plugin and the jars of trainer and core on the class path are not of the same \
            build: build and install all of them again, or give them the same version""",
            Arithmetic.REVISION + 1, Arithmetic.REVISION);
  }

  @Test
  void eachVariableThatIsMissingOtherOrTooManyIsNamedWithWhatToDo() {
    assertThatExceptionOfType(JobException.class)
        .isThrownBy(
            () ->
                JobFit.require(
                    identity(Arithmetic.REVISION),
                    Map.of("OMP_NUM_THREADS", "8", "SD_FORBID_HELPERS", "1", "PATH", "/bin")))
        .withMessage(
            """
            the trainer's environment would choose other kernels or threads than the job's \
            identity says
              set OMP_NUM_THREADS=1, which is 8
              set OPENBLAS_CORETYPE=Haswell, which is not set
              unset SD_FORBID_HELPERS, which is 1
              The plugin does that for the trainers it launches; who starts one by hand does it in \
            the shell before""");
  }

  private static Identity identity(int revision) {
    Identity identity = IdentityFixture.identity(64);
    return new Identity(
        identity.experiment(),
        identity.data(),
        new NumericsIdentity("linux-x86_64-onednn-avx2", VARIABLES, Map.of(), null),
        revision,
        identity.libraries());
  }
}
