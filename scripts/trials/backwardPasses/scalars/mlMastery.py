from math import exp
from random import seed

def activate(weights, inputs):
    activation = weights[-1]
    for i in range(len(weights) - 1):
        activation += weights[i] * inputs[i]
    return activation

def transfer(activation):
    return 1.0 / (1.0 + exp(-activation))

def transfer_derivative(output):
    return output * (1.0 - output)

network = [[{'weights': [0.13, 0.84, 0.76]}, {'weights': [0.25, -0.49, 0.44]}],
           [{'weights': [0.65, -0.55, 0.43]}, {'weights': [-0.22, 0.94, 0.45]}]]
row = [1.0, 0.5]
expected = [0.0, 1.0]
inputs = row
for layer in network:
    new_inputs = []
    for neuron in layer:
        neuron['net'] = activate(neuron['weights'], inputs)
        neuron['output'] = transfer(neuron['net'])
        new_inputs.append(neuron['output'])
    inputs = new_inputs
loss = 0.0
for k in range(2):
    loss += 0.5 * (inputs[k] - expected[k]) ** 2
# backward
for i in reversed(range(len(network))):
    layer = network[i]
    errors = []
    if i != len(network) - 1:
        for j in range(len(layer)):
            error = 0.0
            for neuron in network[i + 1]:
                error += neuron['weights'][j] * neuron['delta']
            errors.append(error)
    else:
        for j in range(len(layer)):
            neuron = layer[j]
            errors.append(neuron['output'] - expected[j])
    for j in range(len(layer)):
        neuron = layer[j]
        neuron['delta'] = errors[j] * transfer_derivative(neuron['output'])
