package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.browser.Gallery;
import io.github.experimentmaven.report.model.ReportedExperiment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as the checker of the W3C reads them. */
class ValidHtmlTest {

  static final String NONE = "Document checking completed. No errors found.\n";

  @TempDir Path folder;

  @Test
  void everyPageIsValidHtml() throws Exception {
    List<ReportedExperiment> all =
        Stream.concat(Gallery.withSweeps().stream(), Gallery.hostile().stream()).toList();
    new ReportGenerator().generate(new ReportRequest("digits", "1.4.0", all, folder, null));

    try (Stream<Path> files = Files.list(folder)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        assertThat(complaints(Files.readAllBytes(page)))
            .as("%s", page.getFileName())
            .isEqualTo(NONE);
      }
    }
  }

  @Test
  void whatIsNotValidIsFound() throws Exception {
    String page = "<!doctype html><html lang=en><title>a</title><p id=a><p id=a><blink>";

    assertThat(complaints(page.getBytes(StandardCharsets.UTF_8))).contains("Duplicate ID", "blink");
  }

  static String complaints(byte[] page) throws Exception {
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(EmbeddedValidator.OutputFormat.TEXT);
    return validator.validate(new ByteArrayInputStream(page));
  }
}
