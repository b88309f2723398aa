package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegFolderTest {

  @TempDir Path folder;

  @Test
  void eachClassHasAFolderOfPictures() throws Exception {
    Path pictures = JpegFolder.of(folder, 20, 24);

    try (Stream<Path> files = Files.walk(pictures).filter(Files::isRegularFile)) {
      assertThat(files.map(file -> pictures.relativize(file).toString()))
          .hasSize(20)
          .contains("class0/00000.jpg", "class0/00010.jpg", "class9/00019.jpg");
    }
    BufferedImage picture = ImageIO.read(pictures.resolve("class0/00000.jpg").toFile());
    assertThat(picture.getWidth()).isEqualTo(24);
    assertThat(picture.getHeight()).isEqualTo(24);
  }

  @Test
  void picturesThatAreThereAreKept() throws Exception {
    Path pictures = JpegFolder.of(folder, 10, 8);
    Files.delete(pictures.resolve("class0/00000.jpg"));

    JpegFolder.of(folder, 10, 8);

    assertThat(pictures.resolve("class0/00000.jpg")).doesNotExist();
  }
}
