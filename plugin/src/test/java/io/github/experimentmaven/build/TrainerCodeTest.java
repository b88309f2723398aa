package io.github.experimentmaven.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.experimentmaven.trainer.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerCodeTest {

  private static final String PACKAGE = "io/github/experimentmaven/";
  private static final String TRAINER = PACKAGE + "trainer/Trainer.java";

  @TempDir Path folder;
  private String hash;

  @BeforeEach
  void writeSources() throws IOException {
    write(TRAINER, "trainer\n");
    write(PACKAGE + "gate/Gate.java", "gate\n");
    hash = hash();
  }

  @Test
  void whatATrainerRunsChangesTheHash() throws IOException {
    write(TRAINER, "another\n");

    assertThat(hash()).isNotEqualTo(hash);
  }

  @Test
  void whatOnlyMavenRunsDoesNot() throws IOException {
    write(PACKAGE + "gate/Gate.java", "another\n");

    assertThat(hash()).isEqualTo(hash);
  }

  @Test
  void everyPackageIsEitherWithinATrainersReachOrOfMavensSide() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.experimentmaven");
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>(List.of(all.get(Trainer.class)));
    while (!next.isEmpty()) {
      JavaClass each = next.remove();
      if (reached.add(each)) {
        each.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> all.contain(target.getName()))
            .forEach(next::add);
      }
    }
    Set<String> packages = packages(all);
    packages.remove(PACKAGE + "experiment_maven_plugin/"); // the help goal, which is generated

    assertThat(packages(reached)).doesNotContainAnyElementsOf(TrainerCode.MAVEN_SIDE);
    packages.removeAll(packages(reached));
    assertThat(packages).isEqualTo(TrainerCode.MAVEN_SIDE);
  }

  /** The packages right below ours, as the folders of their sources. */
  private static Set<String> packages(Iterable<JavaClass> classes) {
    Set<String> packages = new TreeSet<>();
    for (JavaClass each : classes) {
      String name = each.getPackageName().replace('.', '/').substring(PACKAGE.length());
      packages.add(PACKAGE + name.split("/")[0] + "/");
    }
    return packages;
  }

  @Test
  void lineEndsOfAnotherSystemDoNot() throws IOException {
    write(TRAINER, "trainer\r\n");

    assertThat(hash()).isEqualTo(hash);
  }

  @Test
  void commentsAndIndentationDoNot() throws IOException {
    write(TRAINER, "/** What it is. */\n\n  trainer // why\n/* end **/");

    assertThat(hash()).isEqualTo(hash("\ntrainer ")).isNotEqualTo(hash("train er "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = \"//1\";",
        "a = \"/*1*/\";",
        "a = \"\\\"//1\";",
        "a = '\"'; // \"\nb = \"1\";",
        "a = '\\''; b = \"//1\";",
        "a = \"\"\"\n  \"//1\" \\\"\"\"\n\"\"\";",
        "a = \"\"; b = \"//1\";",
        "a /* \" */ = 1; // \"",
      })
  void whatLooksLikeACommentInALiteralCounts(String code) throws IOException {
    assertThat(hash(code)).isNotEqualTo(hash(code.replace('1', '2')));
  }

  @Test
  void whiteSpaceInALiteralCounts() throws IOException {
    assertThat(hash("a = \"b c\";")).isNotEqualTo(hash("a = \"b  c\";"));
  }

  @Test
  void whatLooksLikeALiteralInACommentDoesNotCount() throws IOException {
    assertThat(hash("a; // the child's \"1\nb;")).isEqualTo(hash("a; // 2\nb;"));
  }

  @Test
  void aFileThatMovesChangesTheHash() throws IOException {
    Files.move(folder.resolve(TRAINER), folder.resolve(PACKAGE + "trainer/Other.java"));

    assertThat(hash()).isNotEqualTo(hash);
  }

  @Test
  void thePluginCarriesTheHashOfTheSourcesItWasBuiltFrom() throws IOException {
    Path base = Path.of(System.getProperty("basedir", ""));

    assertThat(TrainerCode.sha256())
        .isEqualTo(TrainerCode.sha256(List.of(base.resolve("src/main/java"))));
  }

  @Test
  void theLocationIsWhereThePluginsOwnClassesAre() {
    assertThat(TrainerCode.location().resolve(PACKAGE + "build/TrainerCode.class")).exists();
  }

  private String hash(String trainer) throws IOException {
    write(TRAINER, trainer);
    return hash();
  }

  private String hash() throws IOException {
    return TrainerCode.sha256(List.of(folder));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
