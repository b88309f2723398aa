package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.MemoryPlan.Need;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainerMemoryTest {

  private static final long MIB = 1 << 20;
  private static final Capacity PLENTY = new Capacity(2, MemorySize.parse("64g"));

  /** 400 MiB of arrays on the heap, 300 MiB outside of it, and a large data set. */
  private static final MemoryPlan PLAN = plan(400 * MIB - 1, 300 * MIB, 5000 * MIB);

  @Test
  void limitsThatNobodySetAreWhatThePlanNeedsAndAReserve() {
    TrainerMemory memory = memory(null, null);

    assertThat(memory.options())
        .containsExactly(
            "-Xmx448m",
            "-Dorg.bytedeco.javacpp.maxbytes=316m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=6276m");
    assertThat(memory.heap().words())
        .isEqualTo("at most 448m, planned for the network; experiment.maxHeap overrides it");
    assertThat(memory.lack(PLENTY)).isEmpty();
  }

  @Test
  void whatIsSetIsTakenForMoreOrLess() {
    assertThat(memory("2g", "1g").options())
        .contains("-Xmx2g", "-Dorg.bytedeco.javacpp.maxbytes=1g");
    assertThat(memory("416m", "300m").lack(PLENTY)).isEmpty();
  }

  @Test
  void lessHeapThanTheArraysTakeIsALack() {
    assertThat(memory("415m", null).lack(PLENTY))
        .hasValue(
            new MemoryLack(
                "a training of this network needs at least 416 MiB of Java heap, but has at most"
                    + " 415m, set by experiment.maxHeap",
                "it would be 448m if nobody set it"));
    assertThat(memory(null, null, "-Xmx64m").lack(PLENTY))
        .hasValueSatisfying(
            lack -> assertThat(lack.message()).endsWith("64m, set by the JVM argument -Xmx64m"));
  }

  @Test
  void lessMemoryOutsideOfTheHeapThanTheArraysTakeIsALack() {
    assertThat(memory(null, "299m").lack(PLENTY))
        .hasValue(
            new MemoryLack(
                "a training of this network needs at least 300 MiB of memory outside of the Java"
                    + " heap, but has at most 299m, set by experiment.maxOffHeap",
                "it would be 316m if nobody set it"));
  }

  @Test
  void aMachineThatIsTooSmallIsALackThatNoSettingHelps() {
    long process = memory(null, null).process();
    assertThat(process).isEqualTo(PLAN.process() + 1);
    Capacity enough = new Capacity(2, new MemorySize(process));
    Capacity tooSmall = new Capacity(2, MemorySize.parse("512m"));

    assertThat(memory(null, null).lack(enough)).isEmpty();
    assertThat(memory(null, null).lack(tooSmall))
        .hasValue(
            new MemoryLack(
                "a training of this network takes about 872 MiB of memory; this machine has 512"
                    + " MiB",
                null));
  }

  @Test
  void aHeapThatIsSetCountsAsAWhole() {
    assertThat(memory("2g", null).process())
        .isEqualTo(memory(null, null).process() - 448 * MIB + 2048 * MIB);
  }

  private static TrainerMemory memory(
      @Nullable String heap, @Nullable String offHeap, String... jvmArguments) {
    Path here = Path.of("");
    return TrainerMemory.of(
        new LaunchSettings(
            here,
            List.of(jvmArguments),
            null,
            Map.of(),
            heap == null ? null : MemorySize.parse(heap),
            offHeap == null ? null : MemorySize.parse(offHeap),
            null,
            1,
            false,
            here,
            here,
            here),
        PLAN);
  }

  private static MemoryPlan plan(long heap, long offHeap, long data) {
    Need nothing = new Need(0, 0);
    return new MemoryPlan(
        new Need(heap, 0), nothing, nothing, new Need(0, offHeap), nothing, nothing, nothing, data);
  }
}
