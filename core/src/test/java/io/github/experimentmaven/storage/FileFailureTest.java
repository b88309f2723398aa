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
    assertThat(FileFailure.text(new FileSystemException("a", "b", "No space left on device")))
        .isEqualTo("a -> b: No space left on device");
    assertThat(FileFailure.text(new IOException("a.json is damaged")))
        .isEqualTo("a.json is damaged");
  }
}
