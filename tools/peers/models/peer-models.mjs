const stretched = (side) => ({
  do_resize: true,
  size: { height: side, width: side },
  resample: 2,
  do_rescale: true,
  rescale_factor: 1 / 255,
});
/** ImageNet's. */
const normalised = {
  do_normalize: true,
  image_mean: [0.485, 0.456, 0.406],
  image_std: [0.229, 0.224, 0.225],
};

/**
 * What both sides run. `side`: of the image that needs no resizing. `files`: what transformers.js calls the file of each of
 * our parts. `names`: what it calls values of ours. `config`, `preprocessor`: what is published beside such models.
 * `burst`: runs before it is the other side's turn.
 */
export const peerModels = {
  'rtdetr-r18': {
    family: 'rtdetr',
    task: 'detr',
    side: 640,
    threshold: 0.5,
    burst: 4,
    files: { '': 'model' },
    config: { model_type: 'rt_detr' },
    preprocessor: { image_processor_type: 'RTDetrImageProcessor', do_normalize: false, ...stretched(640) },
  },
  yolo11n: {
    family: 'yolo',
    task: 'yolo',
    side: 640,
    threshold: 0.25,
    burst: 8,
    files: { '': 'model' },
    config: { model_type: 'PreTrainedModel' },
    preprocessor: {
      image_processor_type: 'YolosImageProcessor',
      ...stretched(640),
      size: { shortest_edge: 640, longest_edge: 640 },
      do_normalize: false,
      do_pad: true,
      pad_size: { height: 640, width: 640 },
    },
  },
  'rfdetr-nano': {
    family: 'rfdetr',
    task: 'detr',
    side: 384,
    threshold: 0.5,
    burst: 4,
    files: { '': 'model' },
    names: { input: 'pixel_values', dets: 'pred_boxes', labels: 'logits' },
    config: { model_type: 'rf_detr' },
    preprocessor: { image_processor_type: 'RTDetrImageProcessor', ...normalised, ...stretched(384) },
  },
  'sam2-tiny': {
    family: 'sam2',
    task: 'sam2',
    side: 1024,
    burst: 2,
    files: { encoder: 'vision_encoder', decoder: 'prompt_encoder_mask_decoder' },
    names: {
      image: 'pixel_values',
      high_res_feats_0: 'image_embeddings.0',
      high_res_feats_1: 'image_embeddings.1',
      image_embed: 'image_embeddings.2',
    },
    config: { model_type: 'sam2', vision_config: { num_feature_levels: 3 } },
    preprocessor: {
      image_processor_type: 'Sam2ImageProcessor',
      processor_class: 'Sam2Processor',
      ...normalised,
      ...stretched(1024),
    },
  },
};
