package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileFailureTest {

  @Test
  void whatJavaTellsByTheTypeAloneIsPutIntoWords() {
    assertThat(FileFailure.text(new NoSuchFileException("a.json")))
        .isEqualTo("there is no file a.json");
    assertThat(FileFailure.text(new AccessDeniedException("a.json")))
        .isEqualTo("no permission to read or write a.json");
    assertThat(FileFailure.text(new FileAlreadyExistsException("a.json")))
        .isEqualTo("a.json exists already");
    assertThat(FileFailure.text(new DirectoryNotEmptyException("a")))
        .isEqualTo("a is a folder that is not empty");
    assertThat(FileFailure.text(new NotDirectoryException("a"))).isEqualTo("a is not a folder");
    assertThat(FileFailure.text(new FileSystemLoopException("a")))
        .isEqualTo("FileSystemLoopException: a");
  }

  @Test
  void whatHasAReasonIsLeftAsItIs() {
    assertThat(FileFailure.text(new FileSystemException("a", "b", "Too many levels of links")))
        .isEqualTo("a -> b: Too many levels of links");
    assertThat(FileFailure.text(new IOException("a.json is damaged")))
        .isEqualTo("a.json is damaged");
  }

  @Test
  void ofAFullDiskTheFileIsNamedAndWhatToDo() {
    IOException written = new IOException("No space left on device");
    IOException made = new FileSystemException("a.json", null, "Disk quota exceeded");

    assertThat(FileFailure.at(Path.of("a.json"), written))
        .hasMessage("a.json: No space left on device; make room there")
        .hasCause(written);
    assertThat(FileFailure.at(Path.of("a.json"), made))
        .hasMessage("a.json: Disk quota exceeded; make room there");
    IOException named = FileFailure.at(Path.of("a.json"), written);
    assertThat(FileFailure.at(Path.of("b.json"), named)).isSameAs(named);
    assertThat(FileFailure.text(named))
        .isEqualTo("a.json: No space left on device; make room there");
    assertThat(FileFailure.text(written)).isEqualTo("No space left on device; make room there");
  }

  @Test
  void whatIsNoFullDiskIsLeftAsItIs() {
    IOException other = new IOException("a.json is damaged");

    assertThat(FileFailure.at(Path.of("a.json"), other)).isSameAs(other);
  }
}
