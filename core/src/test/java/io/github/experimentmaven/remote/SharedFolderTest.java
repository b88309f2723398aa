package io.github.experimentmaven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedFolderTest {

  @ParameterizedTest
  @CsvSource({
    "/shared/data, true",
    "C:/data, true",
    "data:of/all, false",
    "hdfs://host:8020/data, false",
    "s3a://bucket, false",
    "file:/shared, false"
  })
  void aPathIsToldFromAnAddressOfAFileSystem(String address, boolean isPath) {
    assertThat(SharedFolder.isPath(new SharedFolder(address).file("a"))).isEqualTo(isPath);
  }

  @Test
  void aFileOfItHasOneSlash() {
    assertThat(new SharedFolder("/shared").file("a")).isEqualTo("/shared/a");
    assertThat(new SharedFolder("s3a://bucket/").file("a")).isEqualTo("s3a://bucket/a");
  }

  @Test
  void anEmptyAddressIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SharedFolder(" "));
  }
}
