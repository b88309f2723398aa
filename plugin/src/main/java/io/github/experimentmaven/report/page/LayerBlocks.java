package io.github.experimentmaven.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the layers that follow one another several times, each time with the same arguments and
 * connected in the same way, so that they can be shown once: blocks that were written with {@code
 * repeat}, and those that were written out.
 *
 * <p>A repetition may read what the one before it gives, or its own layers; and of all but the last
 * one nobody reads anything but the repetition behind it. Then whoever sees one sees all.
 */
final class LayerBlocks {

  private final int[] keys;
  private final List<List<Integer>> sources;
  private final int[] readers;
  private final int[] lastReaders;

  /**
   * Layers several times.
   *
   * @param first of the first repetition
   * @param size of one repetition
   * @param times how often, at least twice
   */
  record Block(int first, int size, int times) {

    /** The layer behind the last repetition. */
    int end() {
      return first + size * times;
    }

    private int saved() {
      return size * (times - 1);
    }
  }

  private LayerBlocks(List<String> kinds, List<List<Integer>> sources) {
    this.sources = sources;
    keys = new int[kinds.size()];
    readers = new int[kinds.size()];
    lastReaders = new int[kinds.size()];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      StringBuilder key = new StringBuilder(kinds.get(i));
      for (int source : sources.get(i)) {
        key.append(' ').append(i - source);
        if (source >= 0) {
          readers[source]++;
          lastReaders[source] = i;
        }
      }
      keys[i] = numbers.computeIfAbsent(key.toString(), any -> numbers.size());
    }
  }

  /**
   * The blocks, from the input to the output.
   *
   * @param kinds of each layer all that makes it what it is, its name and its connections excepted
   * @param sources of each layer the positions of what it reads; below 0 is the data
   */
  static List<Block> of(List<String> kinds, List<List<Integer>> sources) {
    return new LayerBlocks(kinds, sources).blocks();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int next = 0;
    while (next < keys.length) {
      Block best = best(next);
      if (best == null) {
        next++;
      } else {
        blocks.add(best);
        next = best.end();
      }
    }
    return blocks;
  }

  /** That which begins here, or soon, and has most to leave out; null if none has anything. */
  private @Nullable Block best(int first) {
    Block best = null;
    for (int size = 1; first + 2 * size <= keys.length; size++) {
      Block block = block(first, size);
      // One line says how often: less is not worth it.
      if (block != null && block.saved() > (best == null ? 1 : best.saved())) {
        best = block;
      }
    }
    return best == null ? null : fromFork(best);
  }

  /**
   * A block may begin at any of its layers if those that are left over are the same as well: the
   * reader expects it to begin behind the layer from which branches go.
   */
  private Block fromFork(Block block) {
    for (int shift = 0; shift < block.size(); shift++) {
      int first = block.first() + shift;
      if (first > 0 && readers[first - 1] > 1) {
        Block shifted = block(first, block.size());
        return shifted != null && shifted.times() >= block.times() ? shifted : block;
      }
    }
    return block;
  }

  private @Nullable Block block(int first, int size) {
    int same = first;
    while (same + size < keys.length && keys[same] == keys[same + size]) {
      same++;
    }
    int times = 1 + (same - first) / size;
    if (!isClosed(first, size)) {
      return null;
    }
    while (times > 1 && isReadBehind(first, size, times)) {
      times--;
    }
    return times > 1 ? new Block(first, size, times) : null;
  }

  /** Whether a repetition reads nothing but itself and what is right before it. */
  private boolean isClosed(int first, int size) {
    for (int i = first; i < first + size; i++) {
      for (int source : sources.get(i)) {
        if (source < first - 1) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isReadBehind(int first, int size, int times) {
    for (int i = first; i < first + size * (times - 1); i++) {
      if (lastReaders[i] >= first + size * times) {
        return true;
      }
    }
    return false;
  }
}
