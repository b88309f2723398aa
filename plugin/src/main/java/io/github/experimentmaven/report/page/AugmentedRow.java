package io.github.experimentmaven.report.page;

import io.github.experimentmaven.dataset.ImageBytes;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.Data.Picture;
import io.github.experimentmaven.result.AugmentedImages;
import io.github.experimentmaven.result.AugmentedImages.Example;
import io.github.experimentmaven.result.AugmentedImages.Pixels;
import io.github.experimentmaven.result.AugmentedImages.Variant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training image and what augmentation made of it.
 *
 * @param pictures the image as it is, then what it was in each epoch
 */
public record AugmentedRow(List<Picture> pictures) {

  public AugmentedRow {
    pictures = List.copyOf(pictures);
  }

  /** All images, row after row. */
  public static List<ImageBytes> images(@Nullable AugmentedImages augmented) {
    List<ImageBytes> images = new ArrayList<>();
    if (augmented != null) {
      for (Example example : augmented.examples()) {
        images.add(image(augmented.shape(), example.pixels()));
        for (Variant variant : example.variants()) {
          images.add(image(augmented.augmentedShape(), variant.pixels()));
        }
      }
    }
    return images;
  }

  private static ImageBytes image(List<Integer> shape, Pixels pixels) {
    return new ImageBytes(new Shape(shape), pixels.bytes());
  }

  static List<AugmentedRow> of(ReportedExperiment reported, PageNames names) {
    AugmentedImages augmented = reported.augmented();
    if (augmented == null) {
      return List.of();
    }
    List<ImageBytes> images = images(augmented);
    List<AugmentedRow> rows = new ArrayList<>();
    int next = 0;
    for (Example example : augmented.examples()) {
      List<Picture> pictures = new ArrayList<>();
      for (int i = 0; i <= example.variants().size(); i++) {
        String label = i == 0 ? "original" : "epoch " + example.variants().get(i - 1).epoch();
        String file = names.augmented(reported.title(), next);
        String description = "training image of row " + (rows.size() + 1) + ": " + label;
        pictures.add(Data.picture(images.get(next), label, description, file));
        next++;
      }
      rows.add(new AugmentedRow(pictures));
    }
    return rows;
  }
}
