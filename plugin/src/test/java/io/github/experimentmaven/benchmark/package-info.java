/**
 * The benchmark: {@code mvn -Pbenchmark verify}. {@link
 * io.github.experimentmaven.benchmark.Benchmark} says what is measured, and is where to start
 * reading.
 */
package io.github.experimentmaven.benchmark;
