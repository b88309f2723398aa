package io.github.experimentmaven.report;

import io.github.experimentmaven.experiment.*;
import io.github.experimentmaven.report.page.*;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GalleryTest {
  static byte[] gz(String n) throws IOException {
    try (var in =
        new GZIPInputStream(Files.newInputStream(Path.of("/work/shared/data/mnist/" + n)))) {
      return in.readAllBytes();
    }
  }

  @Test
  void gallery() throws Exception {
    byte[] im = gz("train-images-idx3-ubyte.gz"), la = gz("train-labels-idx1-ubyte.gz");
    List<SampleImage> s = new ArrayList<>();
    Random r = new Random(1);
    for (int i = 0; i < 25; i++) {
      int k = r.nextInt(60000);
      s.add(
          new SampleImage(
              k,
              la[8 + k],
              Shape.of(28, 28, 1),
              Arrays.copyOfRange(im, 16 + 784 * k, 16 + 784 * k + 784)));
    }
    DatasetProfile p = ReportFixture.profile(Shape.of(28, 28, 1), ReportFixture.digits(10), s);
    List<String> hundred = new ArrayList<>();
    for (int i = 0; i < 100; i++) hundred.add("class number " + i);
    String evil =
        "<script>alert('x')</script>\"&\u05e9\u05dc\u05d5\u05dd\u202e\ud83d\ude00"
            + "x".repeat(270);
    List<ReportedExperiment> all =
        List.of(
            ReportFixture.experiment("mnist-cnn")
                .description("Convolutional network of the introduction to deep learning")
                .architecture(ReportFixture.convolutional())
                .errorRate(.0091)
                .parameters(93322)
                .gate(Metric.TEST_ACCURACY, .985, null)
                .gate(Metric.TEST_LOSS, null, .05)
                .seeds(1L, 2L, 3L, 4L, 5L)
                .dataset(p)
                .build(),
            ReportFixture.experiment("mnist-mlp")
                .description("Two dense layers")
                .parameters(407050)
                .gate(Metric.TEST_ACCURACY, .975, null)
                .dataset(p)
                .build(),
            ReportFixture.experiment("mnist-mlp-strict")
                .errorRate(.05)
                .parameters(407051)
                .gate(Metric.TEST_ACCURACY, .9999, null)
                .dataset(p)
                .build(),
            ReportFixture.experiment("crashed")
                .seeds(1L)
                .failure(
                    1,
                    "exit code 137 (killed)\nlast event: epoch 2 of 5, batch 312 of 938\nlast lines of target/experiments/crashed/default/seed-1/trainer.log:\n  OpenBLAS warning: precompiled NUM_THREADS exceeded\n  Killed")
                .dataset(p)
                .build(),
            ReportFixture.experiment("two-classes")
                .classes(List.of("cat", "dog"))
                .dataset(ReportFixture.dataset(Shape.of(64, 64, 3), List.of("cat", "dog")))
                .build(),
            ReportFixture.experiment("hundred")
                .errorRate(.3)
                .classes(hundred)
                .dataset(ReportFixture.dataset(Shape.of(28, 28, 1), hundred))
                .build(),
            ReportFixture.experiment("fashion")
                .errorRate(.08)
                .classes(
                    List.of(
                        "T-shirt/top",
                        "Trouser",
                        "Pullover",
                        "Dress",
                        "Coat",
                        "Sandal",
                        "Shirt",
                        "Sneaker",
                        "Bag",
                        "Ankle boot"))
                .build(),
            ReportFixture.experiment(evil)
                .description(evil)
                .classes(List.of(evil, "b"))
                .dataset(ReportFixture.dataset(Shape.of(9, 7, 1), List.of(evil, "b")))
                .build());
    new ReportGenerator()
        .generate(
            new ReportRequest("digits", "1.4.0-SNAPSHOT", all, Path.of("/tmp/gallery"), null));
    new ReportGenerator()
        .generate(
            new ReportRequest(
                "digits", "1.4.0-SNAPSHOT", all.subList(0, 2), Path.of("/tmp/gallery2"), null));
    new ReportGenerator()
        .generate(
            new ReportRequest(
                "digits", "1.4.0-SNAPSHOT", List.of(), Path.of("/tmp/gallery0"), null));
  }
}
