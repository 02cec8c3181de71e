/** What a side was asked for as, once it is known to be there. */
export type SideSource =
  | { readonly kind: 'working-tree'; readonly label: string }
  | { readonly kind: 'git'; readonly label: string; readonly commit: string }
  | { readonly kind: 'directory'; readonly label: string; readonly path: string }
  | { readonly kind: 'onnx'; readonly label: string; readonly files: readonly string[] }
  | { readonly kind: 'manifest'; readonly label: string; readonly root: string; readonly variant: string };

/** A side as the caller names it: a git ref, a folder, a model.json, or the .onnx files of one model. */
export type AskedSide = string | readonly string[];
