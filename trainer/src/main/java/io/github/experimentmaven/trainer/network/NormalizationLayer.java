package io.github.experimentmaven.trainer.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastDivOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Deeplearning4j's batch normalization, but for where it keeps what its backward pass needs, twice
 * the size of its input: there they are arrays of their own for each pass, taken out of every
 * workspace and left to the garbage collector; here they are used again. The operations of the
 * forward pass are the library's, one by one, so that no bit differs.
 */
@SuppressWarnings("serial") // as every layer of the library is serializable
final class NormalizationLayer extends BatchNormalization {

  private final Buffer centred;
  private final Buffer normalized;
  private final Buffer deviation;

  /**
   * @param layer whose parameters and gradients these are
   * @param shape of one sample, without the batch
   */
  NormalizationLayer(Layer layer, long[] shape) {
    super(layer.conf(), DataType.FLOAT);
    setParamTable(layer.paramTable());
    setBackpropGradientsViewArray(layer.getGradientsViewArray());
    centred = new Buffer(shape);
    normalized = new Buffer(shape);
    deviation = new Buffer(shape[0]);
  }

  @Override
  public INDArray preOutput(INDArray x, TrainingMode training, LayerWorkspaceMgr workspaces) {
    boolean vectors = x.rank() == 2;
    int[] averaged = vectors ? new int[] {0} : new int[] {0, 2, 3};
    boolean train = training == TrainingMode.TRAIN;
    INDArray mean =
        train ? x.mean(averaged) : getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    INDArray variance =
        train ? x.var(false, averaged) : getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
    std = deviation.of(1).reshape(variance.shape());
    std.assign(variance).addi(layerConf().getEps());
    Transforms.sqrt(std, false);
    xMu = centred.of(x.size(0)).reshape(x.shape());
    xHat = normalized.of(x.size(0)).reshape(x.shape());
    Nd4j.getExecutioner().exec(new BroadcastSubOp(x, mean, xMu, 1));
    Nd4j.getExecutioner().exec(new BroadcastDivOp(xMu, std, xHat, 1));
    INDArray gamma = getParam(BatchNormalizationParamInitializer.GAMMA);
    INDArray beta = getParam(BatchNormalizationParamInitializer.BETA);
    INDArray output = Nd4j.createUninitialized(DataType.FLOAT, x.shape(), 'c');
    Nd4j.getExecutioner().exec(new BroadcastMulOp(xHat, gamma, output, 1));
    return Nd4j.getExecutioner().exec(new BroadcastAddOp(output, beta, output, 1));
  }
}
