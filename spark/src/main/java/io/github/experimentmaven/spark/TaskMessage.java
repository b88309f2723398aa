package io.github.experimentmaven.spark;

import java.io.Serializable;

/**
 * What a task tells the driver while it trains.
 *
 * @param number of the run
 * @param attempt at it, from 0
 * @param host of the task
 * @param events bytes that were added to the file of events; none at the beginning
 */
record TaskMessage(int number, int attempt, String host, byte[] events) implements Serializable {

  private static final long serialVersionUID = 1;
}
