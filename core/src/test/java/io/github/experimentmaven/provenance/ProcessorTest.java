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

  @Test
  void windowsTellsTheModelAlone() {
    Processor processor =
        Processor.ofWindows("Intel64 Family 6 Model 85 Stepping 7, GenuineIntel ", "amd64");

    assertThat(processor.shown()).isEqualTo("Intel64 Family 6 Model 85 Stepping 7, GenuineIntel");
    assertThat(processor.has("avx2", "avx512f")).isTrue();
    assertThat(Processor.ofWindows(null, "amd64").model()).isEqualTo("amd64");
  }

  @Test
  void anIntelMacTellsItsInstructionSetsInItsOwnSpelling() {
    Processor processor =
        Processor.ofMac(
            """
            machdep.cpu.vendor: GenuineIntel
            machdep.cpu.brand_string: Intel(R) Core(TM) i7-8700B CPU @ 3.20GHz
            hw.optional.floatingpoint: 1
            hw.optional.sse4_2: 1
            hw.optional.avx1_0: 1
            hw.optional.avx2_0: 1
            hw.optional.fma: 1
            hw.optional.avx512f: 0
            """,
            "x86_64");

    assertThat(processor.shown())
        .isEqualTo("Intel(R) Core(TM) i7-8700B CPU @ 3.20GHz: avx avx2 fma sse4_2");
    assertThat(processor.has("avx2", "fma")).isTrue();
    assertThat(processor.has("avx512f")).isFalse();
  }

  @Test
  void macsOfArmAreToldApartByTheirModelAndFeatures() {
    String settings =
        """
        machdep.cpu.brand_string: Apple M%d
        hw.optional.arm.FEAT_BF16: %d
        hw.optional.AdvSIMD: 1
        """;

    assertThat(Processor.ofMac(settings.formatted(2, 1), "aarch64").shown())
        .isEqualTo("Apple M2: asimd bf16");
    assertThat(Processor.ofMac(settings.formatted(1, 0), "aarch64").shown())
        .isEqualTo("Apple M1: asimd");
    assertThat(Processor.ofMac("", "aarch64").shown()).isEqualTo("aarch64");
  }
}
