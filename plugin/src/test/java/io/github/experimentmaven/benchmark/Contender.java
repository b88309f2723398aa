package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.util.Map;

/** Something that is measured, in a process of its own each time. */
interface Contender {

  /** What it does; contenders of the same subject do the same. */
  String subject();

  /** Who it is. */
  String name();

  /**
   * Measures it once.
   *
   * @param round from 1; for the names of files
   * @return the same quantities every time
   * @throws IOException if its process fails; the message says where its log is
   */
  Map<Quantity, Double> measure(int round) throws IOException, InterruptedException;
}
