import numpy as np
np.random.seed(212)
features = np.random.randn(6, 3)
labels = np.random.randn(6, 1)
weights_hidden = np.random.randn(3, 4)
bias_hidden = np.zeros((1, 4))
weights_output = np.random.randn(4, 1)
bias_output = np.zeros((1, 1))
hidden_sum = np.dot(features, weights_hidden) + bias_hidden
hidden_layer = 1 / (1 + np.exp(-hidden_sum))
prediction = np.dot(hidden_layer, weights_output) + bias_output
error = prediction - labels
loss = np.mean(error ** 2)
# backward
prediction_gradient = 2 * error / len(features)
weights_output_gradient = np.dot(hidden_layer.T, prediction_gradient)
bias_output_gradient = np.sum(prediction_gradient, axis=0, keepdims=True)
hidden_layer_gradient = np.dot(prediction_gradient, weights_output.T)
hidden_sum_gradient = hidden_layer_gradient * hidden_layer * (1 - hidden_layer)
weights_hidden_gradient = np.dot(features.T, hidden_sum_gradient)
bias_hidden_gradient = np.sum(hidden_sum_gradient, axis=0, keepdims=True)
