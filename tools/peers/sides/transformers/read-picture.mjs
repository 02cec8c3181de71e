import { Blob } from 'node:buffer';
import { RawImage } from '@huggingface/transformers';

export function readPicture({ jpeg }) {
  return RawImage.read(new Blob([jpeg]));
}
