/** Made of kernels/class-scores.as by tools/compile-kernels.mjs with assemblyscript@0.28.20; not to be edited. */
export const sourceSha256 = '5250c2377f855d1aa6c8180c09f80c9bb20a61bdc28c8adcb597ddfb109ee3ef';

/** WebAssembly, base64. */
export const kernelBytes =
  'AGFzbQEAAAABCgFgBX9/f39/AX8CDwEDZW52Bm1lbW9yeQIAAAMCAQAHCQEFcmFpc2UAAAqnAQGkAQEFeyAE/REhCP0M////////' +
  '/////////////yEFA0AgAUEASgRAIAD9AAQAIgYgAv0ABAAiCf1EIQcgAiAGIAkgB/1S/QsEACADIAggA/0ABAAgB/1S/QsEACAF' +
  'IAYgBv3lAf0MAAAAAAAAAAAAAAAAAAAAAP1B/U4hBSAAQRBqIQAgAkEQaiECIANBEGohAyABQQRrIQEMAQsLIAX9owFBAEcL';
