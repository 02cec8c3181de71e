import type { ElementType, ModelSignature, ValueInfo } from '@framegate/model-graph';

type Shape = ValueInfo['shape'];

function value(name: string, shape: Shape, type: ElementType = 'float32'): ValueInfo {
  return { name, type, shape };
}

function signature(inputs: readonly ValueInfo[], outputs: readonly ValueInfo[]): ModelSignature {
  return { inputs, outputs, metadata: {}, producer: 'pytorch', opset: 18 };
}

function features(names: readonly string[], batch: number | string = 1): ValueInfo[] {
  return [
    value(names[0]!, [batch, 32, 256, 256]),
    value(names[1]!, [batch, 64, 128, 128]),
    value(names[2]!, [batch, 256, 64, 64]),
  ];
}

export interface Pair {
  readonly encoder: ModelSignature;
  readonly decoder: ModelSignature;
}

const officialFeatures = ['high_res_feats_0', 'high_res_feats_1', 'image_embed'];

/** Our own names. */
export function officialPair(batch: number | string = 1): Pair {
  return {
    encoder: signature([value('image', [batch, 3, 1024, 1024])], features(officialFeatures, batch)),
    decoder: signature(
      [
        ...features(officialFeatures),
        value('point_coords', ['num_prompts', 'num_points', 2]),
        value('point_labels', ['num_prompts', 'num_points']),
        value('mask_input', ['num_mask_inputs', 1, 256, 256]),
        value('has_mask_input', ['num_mask_inputs']),
      ],
      [
        value('low_res_masks', ['num_prompts', 4, 256, 256]),
        value('iou_predictions', ['num_prompts', 4]),
        value('object_score_logits', ['num_prompts', 1]),
      ],
    ),
  };
}

/** As samexporter writes them; `points` where the export fixed their number, `extra` outputs where it enlarges masks inside. */
export function samexporterPair(
  points: number | string = 'num_points',
  extra: readonly ValueInfo[] = [],
): Pair {
  const { encoder, decoder } = officialPair();
  return {
    encoder,
    decoder: signature(
      decoder.inputs.map((input) => {
        if (input.name === 'point_coords') return value(input.name, ['num_labels', points, 2]);
        return input.name === 'point_labels' ? value(input.name, ['num_labels', points]) : input;
      }),
      [
        value('masks', ['num_labels', 3, 'height', 'width']),
        value('iou_predictions', ['num_labels', 3]),
        ...extra,
      ],
    ),
  };
}

/** As onnxruntime's own conversion writes them. */
export function onnxruntimePair(): Pair {
  const names = ['image_features_0', 'image_features_1', 'image_embeddings'];
  return {
    encoder: signature([value('image', ['batch_size', 3, 1024, 1024])], features(names, 'batch_size')),
    decoder: signature(
      [
        ...features(names),
        value('point_coords', ['num_labels', 'num_points', 2]),
        value('point_labels', ['num_labels', 'num_points'], 'int32'),
        value('input_masks', ['num_labels', 1, 256, 256]),
        value('has_input_masks', ['num_labels']),
        value('original_image_size', [2], 'int32'),
      ],
      [
        value('masks', ['num_labels', 1, 'original_image_height', 'original_image_width'], 'bool'),
        value('iou_predictions', ['num_labels', 1]),
        value('low_res_masks', ['num_labels', 1, 256, 256]),
      ],
    ),
  };
}

/** As onnx-community publishes them. */
export function transformersPair(): Pair {
  const names = ['image_embeddings.0', 'image_embeddings.1', 'image_embeddings.2'];
  return {
    encoder: signature([value('pixel_values', ['batch_size', 3, 1024, 1024])], features(names, 'batch_size')),
    decoder: signature(
      [
        value('input_points', ['batch_size', 'num_prompts', 'num_points', 2]),
        value('input_labels', ['batch_size', 'num_prompts', 'num_points'], 'int64'),
        value('input_boxes', ['batch_size', 'num_boxes', 4]),
        ...features(names, 'batch_size'),
      ],
      [
        value('iou_scores', ['batch_size', 'num_prompts', 3]),
        value('pred_masks', ['batch_size', 'num_prompts', 3, 256, 256]),
        value('object_score_logits', ['batch_size', 'num_prompts', 1]),
      ],
    ),
  };
}
