package io.github.experimentmaven.report.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.result.ClassPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakenImageTest {

  @TempDir Path folder;
  private Dataset dataset;

  @BeforeEach
  void fourTestImagesOfThreeClasses() throws IOException {
    dataset = FourImages.in(folder);
  }

  @Test
  void whatMostSeedsAgreeOnComesFirstThenWhatTheyAreSurestOf() throws Exception {
    List<MistakenImage> chosen =
        MistakenImage.choose(
            dataset,
            List.of(
                new ClassPredictions(new int[] {1, 0, 2, 2}, new float[] {0.5f, 0.9f, 1, 0.75f}),
                new ClassPredictions(new int[] {1, 1, 2, 2}, new float[] {0.5f, 1, 1, 0.25f}),
                new ClassPredictions(new int[] {2, 1, 2, 0}, new float[] {1, 1, 1, 1})));

    assertThat(chosen).extracting(each -> each.image().index()).containsExactly(0, 3, 1);
    assertThat(chosen).extracting(MistakenImage::answer).containsExactly(1, 2, 0);
    assertThat(chosen).extracting(MistakenImage::seeds).containsExactly(2, 2, 1);
    assertThat(chosen.get(1).probability()).isEqualTo(0.5);
    assertThat(chosen.get(1).image().label()).isZero();
    assertThat(chosen.get(1).image().image().pixels()).containsExactly(12, 13, 14, 15);
  }

  @Test
  void withoutPredictionsOrMistakesThereIsNone() throws Exception {
    ClassPredictions right = new ClassPredictions(new int[] {0, 1, 2, 0}, new float[] {1, 1, 1, 1});

    assertThat(MistakenImage.choose(dataset, List.of())).isEmpty();
    assertThat(MistakenImage.choose(dataset, List.of(right))).isEmpty();
  }

  @Test
  void predictionsOfOtherImagesAreRefused() {
    ClassPredictions other = new ClassPredictions(new int[] {0}, new float[] {1});

    assertThatThrownBy(() -> MistakenImage.choose(dataset, List.of(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 predictions of 4 images");
  }
}
