package io.github.experimentmaven.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeHashTest {

  private static final Map<String, String> CODE =
      Map.of("com/acme/A.class", "a", "com/acme/B.class", "b", "weights.txt", "1 2 3");

  @TempDir private Path temp;

  @Test
  void aFolderAndTheJarThatIsMadeOfItHaveOneHash() throws Exception {
    Path folder = folder("classes", CODE);
    Path jar = jar("a.jar", CODE, 0);
    Path later = jar("b.jar", CODE, 86_400_000L * 365);

    assertThat(CodeHash.of(jar)).isEqualTo(CodeHash.of(folder)).isEqualTo(CodeHash.of(later));
  }

  @Test
  void whatBuildsWriteOfThemselvesDoesNotCount() throws Exception {
    Map<String, String> packed = new TreeMap<>(CODE);
    packed.put("META-INF/MANIFEST.MF", "Built-By: somebody");

    assertThat(CodeHash.of(folder("packed", packed))).isEqualTo(CodeHash.of(folder("plain", CODE)));
  }

  @Test
  void everyOtherFileCounts() throws Exception {
    String hash = CodeHash.of(folder("plain", CODE));
    Map<String, String> other = new TreeMap<>(CODE);
    other.put("weights.txt", "1 2 4");
    Map<String, String> more = new TreeMap<>(CODE);
    more.put("com/acme/C.class", "c");
    Map<String, String> moved = new TreeMap<>(CODE);
    moved.put("com/acme/D.class", "b");
    moved.remove("com/acme/B.class");

    assertThat(
            List.of(
                CodeHash.of(folder("other", other)),
                CodeHash.of(folder("more", more)),
                CodeHash.of(folder("moved", moved))))
        .doesNotContain(hash)
        .doesNotHaveDuplicates();
  }

  @Test
  void classesAreFoundByTheirNamesInFoldersAndJars() throws Exception {
    Path folder = folder("classes", Map.of("com/acme/A.class", "", "com/acme/A$B.class", ""));
    Path jar = jar("library.jar", Map.of("org/lib/C.class", ""), 0);
    ProjectClasses classes =
        new ProjectClasses(ClasspathScope.TEST, List.of(folder), List.of(folder, jar), Map.of());

    assertThat(classes.has("com.acme.A")).isTrue();
    assertThat(classes.has("org.lib.C")).isTrue();
    assertThat(classes.has("com.acme.C")).isFalse();
    assertThat(classes.ownNames()).containsExactly("com.acme.A");
  }

  private Path folder(String name, Map<String, String> files) throws Exception {
    Path folder = temp.resolve(name);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  private Path jar(String name, Map<String, String> files, long time) throws Exception {
    Path jar = temp.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(time);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }
}
