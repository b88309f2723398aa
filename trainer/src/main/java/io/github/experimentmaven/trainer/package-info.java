/**
 * The forked side: trains one network with Deeplearning4j and writes down what came of it. The only
 * package that touches Deeplearning4j and ND4J; it never sees a class of Maven.
 */
@NullMarked
package io.github.experimentmaven.trainer;

import org.jspecify.annotations.NullMarked;
