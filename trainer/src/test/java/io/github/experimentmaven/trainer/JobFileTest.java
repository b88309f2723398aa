package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {

  @TempDir private Path path;
  private RunFolder folder;
  private JobFile file;

  @BeforeEach
  void thereIsAJob() throws Exception {
    folder = new RunFolder(path);
    file = new JobFile(folder);
    RecordJson.write(folder.job(), TrainerTest.job(1));
  }

  @Test
  void aFolderWithTheJobThatWasReadIsStillOnes() throws Exception {
    Job job = file.read();

    assertThat(job).isEqualTo(TrainerTest.job(1));
    assertThatCode(() -> file.requireStill(job)).doesNotThrowAnyException();
  }

  @Test
  void aFolderWithAnotherJobIsNot() throws Exception {
    Job job = file.read();
    RecordJson.write(folder.job(), TrainerTest.job(2));

    assertThatThrownBy(() -> file.requireStill(job))
        .isInstanceOf(JobException.class)
        .hasMessage(
            "the run's folder has another job now: another build uses the same folder; its files"
                + " were left alone");
  }

  @Test
  void norIsOneWithoutAJob() throws Exception {
    Job job = file.read();
    Files.delete(folder.job());

    assertThatThrownBy(() -> file.requireStill(job)).isInstanceOf(JobException.class);
  }
}
