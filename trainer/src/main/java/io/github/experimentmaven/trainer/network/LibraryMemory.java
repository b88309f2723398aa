package io.github.experimentmaven.trainer.network;

import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of the arrays that Deeplearning4j makes within one call, and which the next call uses
 * again. Left to the garbage collector, which sees small Java objects and not the memory behind
 * them, the arrays pile up until none is left. What is to outlast the call is copied.
 */
final class LibraryMemory {

  private static final String NAME = "library";

  // The first call takes each array from the system and gives all back at its end; then there is
  // one block for all, which grows when a call needed more.
  private static final WorkspaceConfiguration GROWING =
      WorkspaceConfiguration.builder()
          .policyAllocation(AllocationPolicy.STRICT)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  private LibraryMemory() {}

  /** All arrays that are made from now on are gone when it is closed. */
  static MemoryWorkspace open() {
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(GROWING, NAME);
  }

  /** Arrays that are made until it is closed are to stay. */
  static MemoryWorkspace leave() {
    return Nd4j.getMemoryManager().scopeOutOfWorkspaces();
  }

  /**
   * Has layers take their arrays from here, but for those that they keep from their forward for
   * their backward pass.
   */
  static LayerWorkspaceMgr forLayers() {
    return LayerWorkspaceMgr.builder()
        .noWorkspaceFor(ArrayType.INPUT)
        .defaultWorkspace(NAME, GROWING)
        .build();
  }

  /**
   * Takes a result out.
   *
   * @param result of as many numbers as the target has, in whatever shape
   * @return the target
   */
  static INDArray copy(INDArray result, INDArray target) {
    Pointer.memcpy(
        Buffer.pointer(target),
        Buffer.pointer(Buffer.contiguous(result)),
        Float.BYTES * target.length());
    return target;
  }
}
