import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../problems/request-error.js';
import { isTooLarge } from '../problems/too-large.js';

/** Those that the engine decodes. */
const imageTypes: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/tiff',
  'image/avif',
];

/** Lets bodies be images, or forms with one image in them, and nothing else. */
export async function acceptImages(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    [...imageTypes],
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => body,
  );
  app.addContentTypeParser('*', async (request: FastifyRequest) => {
    throw unsupported(request.headers['content-type']);
  });
  await app.register(multipart, { limits: { files: 1, fields: 0 } });
}

/**
 * The bytes of the uploaded image.
 * @throws {RequestError} when there is none, or several, or something else.
 */
export async function uploadedImage(request: FastifyRequest): Promise<Buffer> {
  const image = request.isMultipart() ? await onlyFile(request) : (request.body as Buffer | undefined);
  if (image !== undefined && image.length > 0) return image;
  throw new RequestError(
    400,
    'IMAGE_MISSING',
    'Expected an image as the body, or a form with one file in it; there was none.',
  );
}

async function onlyFile(request: FastifyRequest): Promise<Buffer | undefined> {
  let image: Buffer | undefined;
  try {
    for await (const part of request.files()) {
      if (!imageTypes.includes(part.mimetype)) throw unsupported(part.mimetype);
      image = await part.toBuffer();
    }
  } catch (error) {
    throw isTooLarge(error) || error instanceof RequestError ? error : formInvalid(error as Error);
  }
  return image;
}

function formInvalid(cause: Error): RequestError {
  const message = `Expected a form with one image file and nothing else: ${cause.message}.`;
  return new RequestError(400, 'FORM_INVALID', message, { cause });
}

function unsupported(type = 'nothing'): RequestError {
  return new RequestError(
    415,
    'TYPE_UNSUPPORTED',
    `Expected Content-Type to be ${imageTypes.join(', ')} or multipart/form-data with one such file, got ${type}.`,
  );
}
