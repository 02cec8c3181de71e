const number = { type: 'number' };

/** JSON schema of the answer, from which Fastify also compiles a serialiser. Times are in ms. */
export const detectionsAnswer = {
  type: 'object',
  required: ['width', 'height', 'detections', 'timings'],
  properties: {
    width: { type: 'integer', description: 'Pixels of the image, turned upright.' },
    height: { type: 'integer' },
    detections: {
      type: 'array',
      description: 'Best first.',
      items: {
        type: 'object',
        required: ['box', 'score', 'class', 'label'],
        properties: {
          box: {
            type: 'array',
            description: 'x1, y1, x2, y2 in pixels of the image.',
            items: number,
            minItems: 4,
            maxItems: 4,
          },
          score: number,
          class: { type: 'integer' },
          label: { type: 'string' },
        },
      },
    },
    timings: {
      type: 'object',
      required: ['decode', 'preprocess', 'queue', 'inference', 'postprocess', 'total'],
      properties: {
        decode: number,
        preprocess: number,
        queue: number,
        inference: number,
        postprocess: number,
        total: number,
      },
    },
  },
};
