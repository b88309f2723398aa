package io.github.experimentmaven.trainer.network;

/**
 * Random numbers by position: for a key, a number of 31 bits for each index, in whatever order and
 * portions they are asked for. A generator that goes from state to state gives one at a time; here
 * eight or more are one vector instruction.
 *
 * <p>It is the hash function triple32, three rounds of multiplication and shift, of the Hash
 * Prospector, with half of the key added before the first round and the other half mixed in after
 * it: other keys do not just begin elsewhere in the same sequence.
 */
final class KeyedHash {

  private static final int M1 = 0xed5ad4bb;
  private static final int M2 = 0xac4c1b51;
  private static final int M3 = 0x31848bab;

  private KeyedHash() {}

  /**
   * The numbers of consecutive indices.
   *
   * @param key drawn at random; all of its bits count
   * @param first the first index
   * @param ascending 0, 1, 2, ...: a loop variable would keep the loop from using vectors
   * @param numbers takes the numbers, not negative
   * @param count how many
   */
  static void fill(long key, int first, int[] ascending, int[] numbers, int count) {
    int start = (int) (key >>> 32) + first;
    int second = (int) key;
    for (int i = 0; i < count; i++) {
      int x = ascending[i] + start;
      x = (x ^ (x >>> 17)) * M1;
      x ^= second;
      x = (x ^ (x >>> 11)) * M2;
      x = (x ^ (x >>> 15)) * M3;
      numbers[i] = (x ^ (x >>> 14)) >>> 1;
    }
  }
}
