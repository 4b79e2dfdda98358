package io.thalweg.bench.dl4j;

import io.thalweg.bench.Problem;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// The workloads' networks, with the problem's first weights.
final class Networks {
    private Networks() {}

    static MultiLayerNetwork of(Problem problem) {
        double rate = problem.workload().learningRate();
        IUpdater updater =
                problem.workload().isAdam() ? new Adam(rate, 0.9, 0.999, 1e-8) : new Sgd(rate);
        var list = new NeuralNetConfiguration.Builder().updater(updater).list();
        switch (problem.workload()) {
            case W4 -> {
                list.layer(convolution(32)).layer(convolution(64));
                list.layer(
                        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                .kernelSize(2, 2)
                                .stride(2, 2)
                                .build());
                list.layer(dense(128)).layer(classes(10));
                list.setInputType(InputType.convolutional(28, 28, 1));
            }
            case W5 -> {
                list.layer(
                        new LastTimeStep(
                                new LSTM.Builder()
                                        .nIn(32)
                                        .nOut(128)
                                        .activation(Activation.TANH)
                                        .build()));
                list.layer(classes(10));
                list.setInputType(InputType.recurrent(32, 50));
            }
            default -> {
                int layers = problem.weights().size() / 2;
                for (int layer = 1; layer < layers; layer++) {
                    list.layer(dense(problem.shape("w" + layer)[1]));
                }
                list.layer(
                        problem.classes().isEmpty()
                                ? numbers(problem)
                                : classes(problem.shape("w" + layers)[1]));
                list.setInputType(InputType.feedForward(problem.shape("w1")[0]));
            }
        }
        var network = new MultiLayerNetwork(list.build());
        network.init();
        weights(network, problem);
        return network;
    }

    private static ConvolutionLayer convolution(int channels) {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .stride(1, 1)
                .activation(Activation.RELU)
                .build();
    }

    private static DenseLayer dense(int units) {
        return new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build();
    }

    private static OutputLayer classes(int count) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(count)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static OutputLayer numbers(Problem problem) {
        boolean binary =
                switch (problem.workload()) {
                    case W8, W8_SHUFFLED -> true;
                    default -> false;
                };
        return new OutputLayer.Builder(binary ? LossFunction.XENT : LossFunction.MSE)
                .nOut(1)
                .activation(binary ? Activation.SIGMOID : Activation.IDENTITY)
                .build();
    }

    private static void weights(MultiLayerNetwork network, Problem problem) {
        switch (problem.workload()) {
            case W4 -> {
                pair(network, problem, 0, 1);
                pair(network, problem, 1, 2);
                pair(network, problem, 3, 3);
                pair(network, problem, 4, 4);
            }
            case W5 -> {
                network.setParam("0_W", array(gates(problem.values("wx"), 32), 32, 512));
                network.setParam("0_RW", array(gates(problem.values("wh"), 128), 128, 512));
                network.setParam("0_b", array(new float[512], 1, 512));
                pair(network, problem, 1, 1);
            }
            default -> {
                for (int layer = 1; layer <= problem.weights().size() / 2; layer++) {
                    pair(network, problem, layer - 1, layer);
                }
            }
        }
    }

    private static void pair(MultiLayerNetwork network, Problem problem, int index, int layer) {
        network.setParam(
                index + "_W", array(problem.values("w" + layer), problem.shape("w" + layer)));
        var bias = problem.values("b" + layer);
        network.setParam(index + "_b", array(bias, 1, bias.length));
    }

    /// From input, forget, cell, output to DL4J's order: cell, forget, output, input.
    private static float[] gates(float[] values, int rows) {
        int width = 128;
        int[] from = {2, 1, 3, 0};
        var turned = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int gate = 0; gate < 4; gate++) {
                System.arraycopy(
                        values,
                        (row * 4 + from[gate]) * width,
                        turned,
                        (row * 4 + gate) * width,
                        width);
            }
        }
        return turned;
    }

    static INDArray array(float[] values, int... shape) {
        return Nd4j.create(values, shape, 'c');
    }
}
