package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Layers one after another of which each reads the one before it and nobody else does, so that they
 * may work in its memory. A network falls into such chains: where a layer merges, is not read by
 * the next one, or is read by several, one ends.
 *
 * @param first the position of the first layer
 * @param last the position of the last one
 * @param sources the positions of the chains that the first layer reads, in its order; {@link
 *     Architecture#DATA_POSITION} is the data
 * @param learns whether training changes something in it or in what it reads: else nobody needs its
 *     gradients
 * @param readsLearned whether it changes something in what it reads
 * @param sum the number of the memory in which the gradients of its output are summed up, which
 *     chains have one after another; {@link #NO_SUM} if nobody sums any up
 */
public record LayerChain(
    int first, int last, List<Integer> sources, boolean learns, boolean readsLearned, int sum) {

  /** No gradients of its output are summed up: the loss gives them, or nobody needs them. */
  public static final int NO_SUM = -1;

  public LayerChain {
    sources = List.copyOf(sources);
  }

  /** The chains of a network, in the order of its layers. */
  public static List<LayerChain> of(NetworkSummary network) {
    List<List<Integer>> sources = network.sources();
    int layers = sources.size();
    int[] readers = new int[layers];
    for (List<Integer> own : sources) {
      own.stream().filter(source -> source >= 0).forEach(source -> readers[source]++);
    }
    int[] chainOf = new int[layers];
    List<LayerChain> chains = new ArrayList<>();
    for (int first = 0, last = 0; first < layers; first = last + 1) {
      last = first;
      while (last + 1 < layers
          && sources.get(last + 1).equals(List.of(last))
          && readers[last] == 1) {
        last++;
      }
      List<Integer> read =
          sources.get(first).stream().map(source -> source < 0 ? source : chainOf[source]).toList();
      boolean readsLearned = read.stream().anyMatch(i -> i >= 0 && chains.get(i).learns());
      boolean learns = readsLearned;
      for (int i = first; i <= last; i++) {
        chainOf[i] = chains.size();
        learns |= network.learns(i);
      }
      chains.add(new LayerChain(first, last, read, learns, readsLearned, NO_SUM));
    }
    return withSums(chains);
  }

  /**
   * On the way back a chain's sum is needed from the first chain that reads it until it has been
   * gone through itself; then another one has the memory.
   */
  private static List<LayerChain> withSums(List<LayerChain> chains) {
    List<LayerChain> all = new ArrayList<>(chains);
    Set<Integer> taken = new HashSet<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      LayerChain chain = all.get(i);
      for (int source : chain.sources()) {
        if (source >= 0 && all.get(source).learns() && all.get(source).sum() == NO_SUM) {
          int free = 0;
          while (!taken.add(free)) {
            free++;
          }
          all.set(source, all.get(source).withSum(free));
        }
      }
      taken.remove(chain.sum());
    }
    return List.copyOf(all);
  }

  private LayerChain withSum(int other) {
    return new LayerChain(first, last, sources, learns, readsLearned, other);
  }
}
