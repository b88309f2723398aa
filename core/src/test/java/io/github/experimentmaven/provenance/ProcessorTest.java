package io.github.experimentmaven.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {

  private static final String CPU_INFO =
      """
      processor\t: 0
      model name\t: avx512f Machine (TM)
      flags\t\t: fpu sse4_1 avx avx2 fma bmi2
      processor\t: 1
      """;

  @Test
  void theModelAndTheFlagsOfTheFirstCoreAreRead() {
    Processor processor = Processor.parse(CPU_INFO, "amd64");

    assertThat(processor.model()).isEqualTo("avx512f Machine (TM)");
    assertThat(processor.has("avx2", "fma")).isTrue();
    assertThat(processor.has("avx2", "avx512f")).isFalse();
    assertThat(processor.numericInstructionSets()).containsExactly("avx", "avx2", "fma", "sse4_1");
  }

  @Test
  void allThatKernelsAreChosenByIsShownInALine() {
    assertThat(Processor.parse(CPU_INFO, "amd64").shown())
        .isEqualTo("avx512f Machine (TM): avx avx2 fma sse4_1");
  }

  @Test
  void processorsOfArmAreToldApartByTheirPart() {
    String graviton =
        """
        processor\t: 0
        Features\t: fp asimd crc32 sve
        CPU implementer\t: 0x41
        CPU architecture: 8
        CPU part\t: 0xd40

        processor\t: 1
        CPU implementer\t: 0x41
        CPU part\t: 0xd0c
        """;

    assertThat(Processor.parse(graviton, "aarch64").shown())
        .isEqualTo("implementer 0x41 part 0xd40: asimd sve");
  }

  @Test
  void aDescriptionWithoutModelAndFlagsLeavesTheArchitecture() {
    Processor processor = Processor.parse("processor\t: 0\n", "riscv64");

    assertThat(processor.model()).isEqualTo("riscv64");
    assertThat(processor.instructionSets()).isEmpty();
    assertThat(processor.has("avx2")).isTrue();
  }
}
