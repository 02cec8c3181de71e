/** What networks could have given, made up: with much to find, for that is what takes time. */

/** Scores spread over 8400 anchors and 80 classes; `share` of the anchors have one above the threshold of 0.25. */
export function yoloOutputs(share) {
  const [anchors, classes] = [8400, 80];
  const random = noise();
  const data = new Float32Array((4 + classes) * anchors);
  for (let anchor = 0; anchor < anchors; anchor++) {
    data[anchor] = random() * 640;
    data[anchors + anchor] = random() * 640;
    data[2 * anchors + anchor] = 20 + random() * 100;
    data[3 * anchors + anchor] = 20 + random() * 100;
    for (let index = 0; index < classes; index++) data[(4 + index) * anchors + anchor] = random() * 0.2;
    if (random() < share)
      data[(4 + Math.floor(random() * classes)) * anchors + anchor] = 0.3 + random() * 0.6;
  }
  return { output0: { data, dims: [1, 4 + classes, anchors] } };
}

/** 300 queries, nearly all of them objects. */
export function detrOutputs(logitsName, boxesName, classes) {
  const random = noise();
  const logits = Float32Array.from({ length: 300 * classes }, () => random() * 8 - 6);
  for (let query = 0; query < 300; query++) logits[query * classes + Math.floor(random() * classes)] = 3;
  const boxes = Float32Array.from({ length: 300 * 4 }, () => 0.1 + random() * 0.5);
  return {
    [logitsName]: { data: logits, dims: [1, 300, classes] },
    [boxesName]: { data: boxes, dims: [1, 300, 4] },
  };
}

/** Four masks of 256 × 256: discs as a trained network draws them, or every logit as it likes. */
export function maskOutputs(kind) {
  const side = 256;
  const random = noise();
  const logit = {
    smooth: (x, y) => 60 - Math.hypot(x - 120, y - 130) + 6 * Math.sin(x / 7) * Math.cos(y / 5),
    ragged: () => random() * 16 - 8,
  }[kind];
  const data = Float32Array.from({ length: 4 * side * side }, (_, index) =>
    logit(index % side, Math.floor(index / side) % side),
  );
  return {
    low_res_masks: { data, dims: [1, 4, side, side] },
    iou_predictions: { data: Float32Array.of(0.9, 0.8, 0.7, 0.6), dims: [1, 4] },
  };
}

/** 0…1, the same on every machine. */
function noise() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}
