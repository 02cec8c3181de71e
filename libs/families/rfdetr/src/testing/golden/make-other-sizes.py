"""Writes other-sizes.json: answers of RF-DETR nano in float64 for batches, oblong images and sizes that are not its own.

Windows are cut as an image is cut, tokens stay in the order of the image, and every convolution is a sum over shifts:
nothing is arranged as the graph arranges it. Weights and images follow the rule of hash-weights.ts.

python3 make-other-sizes.py   (numpy 1.26 or newer, scipy)
"""

import json
from pathlib import Path

import numpy as np
from scipy.special import erf, expit, softmax

# Of fifty tried, the one under which the scores that patches are ranked by lie farthest apart.
SALT = "s56|"
NATIVE, WIDTH, QUERIES, LAYERS = 24, 384, 300, 2
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def stream(text, count):
    seed = 2166136261
    for byte in text.encode():
        seed = (seed ^ byte) * 16777619 & 0xFFFFFFFF
    mask = np.uint64(0xFFFFFFFF)
    a = (np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x6D2B79F5)) & mask
    t = (a ^ (a >> np.uint64(15))) * (a | np.uint64(1)) & mask
    t ^= t + ((t ^ (t >> np.uint64(7))) * (t | np.uint64(61)) & mask) & mask
    return ((t ^ (t >> np.uint64(14))) & mask).astype(np.float64) / 2**32


def weight(name, *shape):
    u = 2 * stream((SALT if name.startswith("transformer.enc_") else "") + name, int(np.prod(shape))) - 1
    if name.endswith("lambda1"):
        v = 0.5 + 0.1 * u
    elif name.endswith(".bias") or name.endswith("in_proj_bias"):
        v = 0.1 * u
    elif "cls_token" in name or "position_embeddings" in name:
        v = 0.5 * u
    elif "refpoint_embed" in name:
        v = 0.2 * u
    elif "query_feat" in name:
        v = u
    elif len(shape) == 1:
        v = 1 + 0.1 * u
    else:
        v = u * np.sqrt(3 / np.prod(shape[1:]))
    return v.astype(np.float32).astype(np.float64).reshape(shape)


def linear(x, name, out):
    return x @ weight(name + ".weight", out, x.shape[-1]).T + weight(name + ".bias", out)


def norm(x, name, epsilon):
    y = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + epsilon)
    return y * weight(name + ".weight", x.shape[-1]) + weight(name + ".bias", x.shape[-1])


def mlp(x, name, *widths):
    for i, out in enumerate(widths):
        x = linear(np.maximum(x, 0) if i else x, f"{name}.layers.{i}", out)
    return x


def attend(q, k, v, heads):
    part = lambda y: y.reshape(len(y), heads, -1).transpose(1, 0, 2)
    scores = part(q) @ part(k).transpose(0, 2, 1) / np.sqrt(q.shape[1] // heads)
    return (softmax(scores, -1) @ part(v)).transpose(1, 0, 2).reshape(len(q), -1)


def resizing(n, m):
    x = np.abs((np.arange(n) + 0.5 - (np.arange(m)[:, None] + 0.5) * n / m) / max(n / m, 1))
    k = np.where(x < 1, 1.5 * x**3 - 2.5 * x**2 + 1, np.where(x < 2, -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2, 0))
    return k / k.sum(1, keepdims=True)


def backbone(image):
    path = "backbone.0.encoder.encoder."
    rows, columns = image.shape[1] // 16, image.shape[2] // 16
    patches = image.reshape(3, rows, 16, columns, 16).transpose(1, 3, 0, 2, 4).reshape(rows, columns, -1)
    kernel = weight(path + "embeddings.patch_embeddings.projection.weight", WIDTH, 3, 16, 16).reshape(WIDTH, -1)
    table = weight(path + "embeddings.position_embeddings", 1, NATIVE * NATIVE + 1, WIDTH)[0]
    grid = table[1:].reshape(NATIVE, NATIVE, WIDTH)
    place = np.einsum("ir,jc,rcd->ijd", resizing(NATIVE, rows), resizing(NATIVE, columns), grid, optimize=True)
    patches = patches @ kernel.T + weight(path + "embeddings.patch_embeddings.projection.bias", WIDTH) + place
    own = weight(path + "embeddings.cls_token", 1, 1, WIDTH)[0] + table[:1]
    halves = [slice(0, rows // 2), slice(rows // 2, rows)], [slice(0, columns // 2), slice(columns // 2, columns)]
    windows = [(r, c) for r in halves[0] for c in halves[1]]
    sequences = [np.concatenate([own, patches[r, c].reshape(-1, WIDTH)]) for r, c in windows]
    taps = []
    for i in range(12):
        layer = f"{path}encoder.layer.{i}."
        groups = [np.concatenate(sequences)] if i in (3, 6, 9) else sequences
        after = []
        for t in groups:
            u = norm(t, layer + "norm1", 1e-6)
            qkv = (linear(u, f"{layer}attention.attention.{part}", WIDTH) for part in ("query", "key", "value"))
            u = linear(attend(*qkv, 6), layer + "attention.output.dense", WIDTH)
            t = t + weight(layer + "layer_scale1.lambda1", WIDTH) * u
            u = linear(norm(t, layer + "norm2", 1e-6), layer + "mlp.fc1", 4 * WIDTH)
            u = linear(u / 2 * (1 + erf(u / np.sqrt(2))), layer + "mlp.fc2", WIDTH)
            after.append(t + weight(layer + "layer_scale2.lambda1", WIDTH) * u)
        sequences = np.split(after[0], 4) if i in (3, 6, 9) else after
        if i % 3 == 2:
            tap = np.zeros((rows, columns, WIDTH))
            for (r, c), t in zip(windows, sequences):
                tap[r, c] = norm(t, path + "layernorm", 1e-6)[1:].reshape(rows // 2, columns // 2, WIDTH)
            taps.append(tap)
    return np.concatenate(taps, -1)


def convolution(x, name, out, kernel):
    path = "backbone.0.projector.stages.0.0." + name
    w = weight(path + ".conv.weight", out, x.shape[2], kernel, kernel)
    reach = kernel // 2
    padded = np.pad(x, ((reach, reach), (reach, reach), (0, 0)))
    y = sum(
        padded[i : i + x.shape[0], j : j + x.shape[1]] @ w[:, :, i, j].T
        for i in range(kernel)
        for j in range(kernel)
    )
    y = norm(y, path + ".bn", 1e-6)
    return y * expit(y)


def projector(x):
    parts = list(np.split(convolution(x, "cv1", 256, 1), 2, -1))
    for i in range(3):
        parts.append(convolution(convolution(parts[-1], f"m.{i}.cv1", 128, 3), f"m.{i}.cv2", 128, 3))
    return norm(convolution(np.concatenate(parts, -1), "cv2", 256, 1), "backbone.0.projector.stages.0.1", 1e-6)


def moved(delta, box):
    return np.concatenate([delta[:, :2] * box[:, 2:] + box[:, :2], np.exp(delta[:, 2:]) * box[:, 2:]], 1)


def select(source):
    rows, columns = source.shape[:2]
    y, x = np.meshgrid((np.arange(rows) + 0.5) / rows, (np.arange(columns) + 0.5) / columns, indexing="ij")
    box = np.stack([x, y, np.full_like(x, 0.05), np.full_like(x, 0.05)], -1).reshape(-1, 4)
    valid = ((box > 0.01) & (box < 0.99)).all(1, keepdims=True)
    encoded = linear(np.where(valid, source.reshape(-1, 256), 0), "transformer.enc_output.0", 256)
    encoded = norm(encoded, "transformer.enc_output_norm.0", 1e-5)
    best = linear(encoded, "transformer.enc_out_class_embed.0", 91).max(1)
    boxes = moved(mlp(encoded, "transformer.enc_out_bbox_embed.0", 256, 256, 4), np.where(valid, box, 0))
    order = np.argsort(-best, kind="stable")[:QUERIES]
    learned = weight("refpoint_embed.weight", 13 * QUERIES, 4)[:QUERIES]
    reference = np.concatenate([moved(learned[: len(order)], boxes[order]), learned[len(order) :]])
    ranked = np.sort(best[valid[:, 0]])[::-1]
    return order, reference, np.abs(np.diff(ranked[: QUERIES + 1])).min()


def sample(plane, x, y):
    height, width = plane.shape[:2]
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    value = 0
    for i, j in ((0, 0), (0, 1), (1, 0), (1, 1)):
        r, c = top + i, left + j
        share = (1 - np.abs(y - r)) * (1 - np.abs(x - c)) * ((r >= 0) & (r < height) & (c >= 0) & (c < width))
        value = value + share[:, None] * plane[np.clip(r, 0, height - 1), np.clip(c, 0, width - 1)]
    return value


def look(query, reference, source, path):
    height, width = source.shape[:2]
    value = linear(source, path + "value_proj", 256).reshape(height, width, 16, 16)
    offsets = linear(query, path + "sampling_offsets", 64).reshape(-1, 16, 2, 2)
    shares = softmax(linear(query, path + "attention_weights", 32).reshape(-1, 16, 2), -1)
    out = np.zeros((len(query), 16, 16))
    for head in range(16):
        for point in range(2):
            at = reference[:, :2] + offsets[:, head, point] / 2 * reference[:, 2:] * 0.5
            seen = sample(value[:, :, head], at[:, 0] * width - 0.5, at[:, 1] * height - 0.5)
            out[:, head] += shares[:, head, point, None] * seen
    return linear(out.reshape(-1, 256), path + "output_proj", 256)


def decode(source, reference):
    path = "transformer.decoder."
    index = np.arange(128)
    waves = 10000 ** (2 * (index // 2) / 128)
    angles = [2 * np.pi * reference[:, i, None] / waves for i in (1, 0, 2, 3)]
    embedded = np.concatenate([np.where(index % 2, np.cos(a), np.sin(a)) for a in angles], 1)
    place = mlp(embedded, path + "ref_point_head", 256, 256)
    h = weight("query_feat.weight", 13 * QUERIES, 256)[:QUERIES]
    for l in range(LAYERS):
        layer = f"{path}layers.{l}."
        stacked = weight(layer + "self_attn.in_proj_weight", 768, 256)
        shift = weight(layer + "self_attn.in_proj_bias", 768)
        q, k, v = (
            y @ stacked[256 * i : 256 * i + 256].T + shift[256 * i : 256 * i + 256]
            for i, y in enumerate((h + place, h + place, h))
        )
        h = norm(h + linear(attend(q, k, v, 8), layer + "self_attn.out_proj", 256), layer + "norm1", 1e-5)
        h = norm(h + look(h + place, reference, source, layer + "cross_attn."), layer + "norm2", 1e-5)
        f = linear(np.maximum(linear(h, layer + "linear1", 2048), 0), layer + "linear2", 256)
        h = norm(h + f, layer + "norm3", 1e-5)
    h = norm(h, path + "norm", 1e-5)
    return moved(mlp(h, "bbox_embed", 256, 256, 4), reference), linear(h, "class_embed", 91)


def noise(batch, height, width):
    u = stream("images", batch * 3 * height * width).reshape(batch, 3, height, width)
    scaled = (u - np.array(MEAN)[:, None, None]) / np.array(STD)[:, None, None]
    return scaled.astype(np.float32).astype(np.float64)


def case(batch, height, width):
    images = []
    for image in noise(batch, height, width):
        source = projector(backbone(image))
        order, reference, gap = select(source)
        boxes, logits = decode(source, reference)
        print(height, width, "smallest difference between ranks", gap)
        rows = list(range(0, QUERIES, 23)) + [QUERIES - 1]
        images.append(
            {
                "selected": order.tolist(),
                "rows": rows,
                "dets": np.round(boxes[rows], 9).tolist(),
                "labels": np.round(logits[rows][:, ::13], 8).tolist(),
                "mean": float(logits.mean()),
                "std": float(logits.std()),
            }
        )
    return {"size": [batch, 3, height, width], "images": images}


cases = [case(2, 96, 160), case(1, 320, 448), case(1, 832, 64)]
Path(__file__).with_name("other-sizes.json").write_text(json.dumps({"salt": SALT, "cases": cases}) + "\n")
