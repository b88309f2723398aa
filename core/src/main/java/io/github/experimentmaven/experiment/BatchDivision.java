package io.github.experimentmaven.experiment;

/**
 * Into how many parts the samples of a batch are divided. Each part goes through the network on its
 * own, and the gradients of the parts are added up in their order: they may be computed at the same
 * time, and as the division does not depend on that, the sum has the same bits if they are not.
 *
 * @param parts how many, at least 1; the first ones have a sample more if there is a rest
 */
public record BatchDivision(int parts) {

  /** All samples together. */
  public static final BatchDivision NONE = new BatchDivision(1);

  private static final BatchDivision HALVES = new BatchDivision(2);

  /**
   * From how many multiplications on for each weight of the network. With few, as in a perceptron,
   * fetching the weights and adding up their gradients for each part costs more than it gains.
   */
  private static final long MULTIPLICATIONS_A_WEIGHT = 4;

  /** From how many multiplications on in a batch. To have a thread do a part costs some, too. */
  private static final long MULTIPLICATIONS_A_BATCH = 1 << 22;

  public BatchDivision {
    if (parts < 1) {
      throw new IllegalArgumentException("a batch has at least 1 part, not " + parts);
    }
  }

  /**
   * That of a training: halves where it pays.
   *
   * @param training the network and the size of its batches
   * @param network its shapes
   */
  public static BatchDivision of(Training training, NetworkSummary network) {
    Architecture architecture = training.architecture();
    for (int i = 0; i < architecture.size(); i++) {
      if (architecture.get(i).mixesSamples() && !architecture.isFrozen(i)) {
        return NONE;
      }
    }
    double multiplications =
        network.multiplyAccumulates(architecture).stream().mapToDouble(Long::doubleValue).sum();
    boolean pays =
        multiplications >= (double) MULTIPLICATIONS_A_WEIGHT * network.parameters()
            && multiplications * training.batchSize() >= MULTIPLICATIONS_A_BATCH;
    return pays ? HALVES : NONE;
  }

  /**
   * The place of a part's first sample.
   *
   * @param part from 0; the place of the last one's end is that of a part more
   * @param batch how many samples there are
   */
  public int first(int part, int batch) {
    return part * (batch / parts) + Math.min(part, batch % parts);
  }
}
