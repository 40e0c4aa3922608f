"""Trains upper layers of the small transformer further, so that a softmax over what they make of a text tells its class.

The rows that the lower layers make of each text (`contested.reading.vectors`) are what comes in; the lower layers stay as they
are. AdamW with a rate that rises for a tenth of the steps and then falls, labels smoothed, a tenth of the numbers dropped.
Torch is needed here and nowhere else. The seed settles where the softmax begins, what is dropped and the order of the
texts; the same versions on the same kind of machine give the same weights.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from contested.reading.vectors import HEADS, SMALLEST

SEED, EPOCHS, BATCH, DROPPED, SMOOTHED = 7, 5, 32, 0.1, 0.05
RATE, RATE_ABOVE, DECAY, RISE = 3e-4, 3e-3, 0.01, 0.1  # of the layers; of the softmax above them
SPREAD = math.sqrt(384) / 4  # what the mean is multiplied with, so that the softmax begins with numbers of some size


class Upper(nn.Module):
    """Layers of a transformer and the softmax over the mean of what they make of a text."""

    def __init__(self, layers: Sequence[dict[str, Any]], classes: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            nn.ParameterDict({name: nn.Parameter(torch.tensor(np.asarray(part, np.float32))) for name, part in layer.items()})
            for layer in layers
        )
        self.above = nn.Linear(layers[0]["out"].shape[0], classes)

    def forward(self, rows: Any, there: Any) -> Any:
        """The scores of the classes for each text of a batch; `there` marks which rows are no padding."""
        return self.told(self.read(rows, there), there)

    def read(self, rows: Any, there: Any) -> Any:
        """What the layers make of the rows."""
        for layer in self.layers:
            rows = self.through(layer, rows, there)
        return rows

    def told(self, rows: Any, there: Any) -> Any:
        """The scores of the classes for each text, of what the last layer made of it."""
        marks = there[..., None].float()
        mean = functional.normalize((rows * marks).sum(1) / marks.sum(1), dim=-1)
        return self.above(self.drop(mean * SPREAD))

    def through(self, layer: Any, rows: Any, there: Any) -> Any:
        """What one layer makes of the rows, as in `contested.reading.vectors.Layer`."""
        texts, longest, width = rows.shape
        parts = functional.linear(rows, layer["query_key_value"], layer["query_key_value_bias"])
        query, key, value = parts.view(texts, longest, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        dropped = DROPPED if self.training else 0.0
        seen = functional.scaled_dot_product_attention(query, key, value, there[:, None, None, :], dropped)
        seen = functional.linear(seen.transpose(1, 2).reshape(rows.shape), layer["out"], layer["out_bias"])
        rows = functional.layer_norm(rows + self.drop(seen), (width,), *layer["norm"], SMALLEST)
        wide = functional.gelu(functional.linear(rows, layer["up"], layer["up_bias"]), approximate="tanh")
        wide = functional.linear(wide, layer["down"], layer["down_bias"])
        return functional.layer_norm(rows + self.drop(wide), (width,), *layer["last_norm"], SMALLEST)

    def drop(self, rows: Any) -> Any:
        """The rows with some of their numbers set to nought, while training."""
        return functional.dropout(rows, DROPPED, self.training)

    def tuned(self) -> list[dict[str, Any]]:
        """The weights of the layers, by name."""
        return [{name: part.detach().numpy() for name, part in layer.items()} for layer in self.layers]


def tune(
    layers: Sequence[dict[str, Any]], rows: Sequence[Any], classes: Sequence[int], count: int
) -> tuple[list[dict[str, Any]], Any, Any]:
    """The layers trained further, the weights of the softmax (numbers of the mean by classes) and its bias."""
    torch.manual_seed(SEED)
    model, wanted = Upper(layers, count), torch.tensor(classes)

    def loss(chosen: list[int], rows: Any, there: Any) -> Any:
        return functional.cross_entropy(model(rows, there), wanted[chosen], label_smoothing=SMOOTHED)

    train(model, rows, loss)
    return model.tuned(), *weights_of(model.above, SPREAD)


def train(model: Upper, rows: Sequence[Any], loss_of: Callable[[list[int], Any, Any], Any]) -> None:
    """Trains a model; `loss_of` takes the numbers of the texts of a batch, their rows, and which of these are no padding."""
    heads = [part for name, part in model.named_parameters() if not name.startswith("layers.")]
    groups = [{"params": model.layers.parameters(), "lr": RATE}, {"params": heads, "lr": RATE_ABOVE}]
    steps = torch.optim.AdamW(groups, weight_decay=DECAY)
    total = EPOCHS * math.ceil(len(rows) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda i: min(1, (i + 1) / (RISE * total)) * max(0.0, 1 - i / total))
    mixed = random.Random(SEED)
    model.train()
    for _ in range(EPOCHS):
        for chosen in batches([len(text) for text in rows], mixed):
            loss = loss_of(chosen, *padded([rows[i] for i in chosen]))
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            steps.step()
            pace.step()
    model.eval()


def weights_of(head: Any, spread: float = 1.0) -> tuple[Any, Any]:
    """The weights of a softmax (numbers by classes), for what comes in not multiplied with the spread, and its bias."""
    return head.weight.detach().numpy().T * spread, head.bias.detach().numpy()


def batches(lengths: Sequence[int], mixed: random.Random) -> list[list[int]]:
    """The texts in batches of such as are about as long, which spares padding, in another order each time."""
    order = list(range(len(lengths)))
    mixed.shuffle(order)
    found = []
    for start in range(0, len(order), 20 * BATCH):
        part = sorted(order[start : start + 20 * BATCH], key=lambda i: lengths[i])
        found += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    mixed.shuffle(found)
    return found


def padded(rows: Sequence[Any]) -> tuple[Any, Any]:
    """The rows of several texts as one array, and which of them are no padding."""
    longest = max(len(text) for text in rows)
    filled, there = torch.zeros(len(rows), longest, rows[0].shape[1]), torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, text in enumerate(rows):
        filled[i, : len(text)], there[i, : len(text)] = torch.from_numpy(text.astype(np.float32)), True
    return filled, there
