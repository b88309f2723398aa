package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j itself computes, by a chain or by a graph. */
public final class LibraryPasses {

  private LibraryPasses() {}

  /** There a sequence has no column, here it is an image of one. */
  private static INDArray withoutColumn(INDArray input) {
    return input.rank() == 4 && input.size(3) == 1
        ? input.reshape('c', input.size(0), input.size(1), input.size(2))
        : input;
  }

  /** The outputs of a batch. */
  public static float[] output(Model model, INDArray batch) {
    INDArray input = withoutColumn(batch);
    INDArray output =
        model instanceof ComputationGraph graph
            ? graph.outputSingle(input)
            : ((MultiLayerNetwork) model).output(input);
    return output.dup('c').data().asFloat();
  }

  /** The same network in double precision. */
  static Model inDoublePrecision(Model model) {
    Model doubles =
        model instanceof ComputationGraph graph
            ? graph.convertDataType(DataType.DOUBLE)
            : ((MultiLayerNetwork) model).convertDataType(DataType.DOUBLE);
    doubles.setParams(model.params().castTo(DataType.DOUBLE));
    return doubles;
  }

  /** The sum of the gradients of a batch, in the order of the parameters. */
  static INDArray gradient(Model model, INDArray batch, INDArray labels) {
    INDArray input = withoutColumn(batch);
    if (model instanceof ComputationGraph graph) {
      graph.setInput(0, input);
      graph.setLabel(0, labels);
      graph.computeGradientAndScore();
      return graph.getGradientsViewArray();
    }
    MultiLayerNetwork chain = (MultiLayerNetwork) model;
    chain.setInput(input);
    chain.setLabels(labels);
    chain.computeGradientAndScore();
    return chain.gradient().gradient();
  }

  /** The layers in the order of their parameters. */
  static List<Layer> layers(Model model) {
    return model instanceof ComputationGraph graph
        ? Arrays.stream(graph.topologicalSortOrder())
            .mapToObj(index -> graph.getVertices()[index])
            .filter(vertex -> vertex.hasLayer())
            .map(vertex -> vertex.getLayer())
            .toList()
        : List.of(((MultiLayerNetwork) model).getLayers());
  }
}
