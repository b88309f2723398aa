package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import org.junit.jupiter.api.Test;

class ShownPathTest {

  @Test
  void aFileIsShownAsSeenFromTheFolder() throws IOException {
    try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
      assertThat(
              ShownPath.of(unix.getPath("/home/project"), unix.getPath("/home/project/src/a.yaml")))
          .isEqualTo("src/a.yaml");
      assertThat(ShownPath.of(unix.getPath("/home/project"), unix.getPath("/home/other")))
          .isEqualTo("../other");
    }
  }

  @Test
  void slashesAreForwardOnEverySystemAndAnotherDriveIsNamed() throws IOException {
    Configuration drives = Configuration.windows().toBuilder().setRoots("C:\\", "D:\\").build();
    try (FileSystem windows = Jimfs.newFileSystem(drives)) {
      assertThat(
              ShownPath.of(
                  windows.getPath("C:\\project"), windows.getPath("C:\\project\\src\\a.yaml")))
          .isEqualTo("src/a.yaml");
      assertThat(ShownPath.of(windows.getPath("C:\\project"), windows.getPath("D:\\data\\x")))
          .isEqualTo("D:/data/x");
    }
  }
}
