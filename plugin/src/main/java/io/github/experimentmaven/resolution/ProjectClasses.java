package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.spelling.NearestName;
import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The class path of a project.
 *
 * @param scope which it is
 * @param folders of the project's own classes that are there
 * @param classPath all of it, the folders first
 * @param hashes of each part of it: of the project's own classes by the names of their folders, of
 *     artifacts by {@code groupId:artifactId[:classifier]}, with their version
 */
public record ProjectClasses(
    ClasspathScope scope, List<Path> folders, List<Path> classPath, Map<String, String> hashes) {

  private static final String SUFFIX = ".class";

  public ProjectClasses {
    folders = List.copyOf(folders);
    classPath = List.copyOf(classPath);
    hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
  }

  /**
   * Whether it has a class.
   *
   * @param className its full name
   * @throws ResolutionException if a jar cannot be read
   */
  public boolean has(String className) throws ResolutionException {
    String file = className.replace('.', '/') + SUFFIX;
    for (Path entry : classPath) {
      if (Files.isDirectory(entry) ? Files.isRegularFile(entry.resolve(file)) : has(entry, file)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(Path jar, String file) throws ResolutionException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(file) != null;
    } catch (IOException e) {
      throw new ResolutionException(jar + " cannot be read: " + FileFailure.text(e), e);
    }
  }

  /**
   * What to say of a class that it does not have.
   *
   * @param className its full name
   * @return in the first line what is wrong, in the second what to do
   * @throws ResolutionException if a folder cannot be read
   */
  public String lacks(String className) throws ResolutionException {
    return "there is no class %s on the class path of the project in scope %s\n%s"
        .formatted(className, scope.key(), hint(className));
  }

  private String hint(String className) throws ResolutionException {
    List<String> known = ownNames();
    if (known.isEmpty()) {
      return "the project has no compiled classes: run a phase that compiles them, such as 'mvn"
          + " verify'";
    }
    // Of names in one package all are near to each other.
    Map<String, String> bySimpleName = new TreeMap<>();
    known.forEach(name -> bySimpleName.put(simple(name), name));
    return NearestName.of(simple(className), bySimpleName.keySet())
        .map(name -> "did you mean '" + bySimpleName.get(name) + "'?")
        .orElse(
            "it must be one of the project's own classes or of its dependencies;"
                + " experiment.classpathScope chooses between test, runtime and compile");
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /**
   * The full names of the project's own classes, those within others left out.
   *
   * @throws ResolutionException if a folder cannot be read
   */
  public List<String> ownNames() throws ResolutionException {
    List<String> names = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
            .filter(file -> file.endsWith(SUFFIX) && file.indexOf('$') < 0)
            .map(file -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
            .sorted()
            .forEach(names::add);
      } catch (IOException e) {
        throw new ResolutionException(folder + " cannot be read: " + FileFailure.text(e), e);
      }
    }
    return List.copyOf(names);
  }
}
