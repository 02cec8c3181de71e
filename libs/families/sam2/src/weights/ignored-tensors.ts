/** Modules and tensors that follow objects through video, as Meta's checkpoints and Hugging Face's name them. */
const videoOnly =
  /^(memory_attention|memory_encoder|mask_downsample|obj_ptr_proj|obj_ptr_tpos_proj|object_pointer_proj|temporal_positional_encoding_projection_layer)\.|^(maskmem_tpos_enc|no_mem_pos_enc|no_obj_ptr|no_obj_embed_spatial|no_memory_positional_encoding|memory_temporal_positional_encoding|no_object_pointer|occlusion_spatial_embedding_parameter)$/;

export function ignoresTensor(name: string): boolean {
  return videoOnly.test(name);
}
