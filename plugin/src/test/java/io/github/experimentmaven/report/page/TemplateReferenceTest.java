package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.chart.Markup;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateReferenceTest {

  private static final Path REFERENCE = Path.of("../docs/templates.md");

  /** The reference is written if this system property is {@code true}. */
  private static final String WRITE = "templates.write";

  @Test
  void templatesSeeTextsPicturesAndDecisionsAlone() {
    for (Class<?> record : TemplateReference.records()) {
      assertThat(record.getRecordComponents())
          .as(record.getName())
          .allMatch(
              component ->
                  TemplateReference.kinds(TemplateReference.element(component.getGenericType()))
                      .allMatch(TemplateReferenceTest::isReady));
    }
  }

  private static boolean isReady(Class<?> type) {
    return List.of(String.class, Markup.class, boolean.class).contains(type)
        || (type.isRecord() && type.getPackage().equals(IndexPage.class.getPackage()));
  }

  @Test
  void everyFieldOfAPageIsDescribed() throws Exception {
    List<String> undescribed = new ArrayList<>();
    for (Class<?> record : TemplateReference.records()) {
      RecordJavadoc javadoc = RecordJavadoc.of(record);
      assertThat(javadoc.description()).as(record.getName()).isNotEmpty();
      assertThat(Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName))
          .as(record.getName())
          .containsAll(javadoc.parameters().keySet());
      for (RecordComponent component : record.getRecordComponents()) {
        if (javadoc.parameters().getOrDefault(component.getName(), "").isEmpty()) {
          undescribed.add(record.getName() + "." + component.getName());
        }
      }
    }

    assertThat(undescribed).isEmpty();
  }

  @Test
  void theReferenceIsThatOfTheRecords() throws Exception {
    String current = TemplateReference.markdown();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(REFERENCE, current);
    }

    assertThat(Files.readString(REFERENCE))
        .as("docs/templates.md; this test brings it up to date with -D" + WRITE)
        .isEqualTo(current);
  }
}
