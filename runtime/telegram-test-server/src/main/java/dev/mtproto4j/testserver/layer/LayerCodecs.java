package dev.mtproto4j.testserver.layer;

import dev.mtproto4j.api.ApiLayer;
import java.util.Comparator;
import java.util.List;

/** Finds the codec for a client's layer. */
public final class LayerCodecs {
    private static final LayerCodec CURRENT = new CurrentLayerCodec();
    private static final List<LegacyLayerCodec> LEGACY = List.of(
            new LegacyLayerCodec(LayerProfile.LAYER_158),
            new LegacyLayerCodec(LayerProfile.LAYER_198),
            new LegacyLayerCodec(LayerProfile.LAYER_214),
            new LegacyLayerCodec(LayerProfile.LAYER_227));

    private LayerCodecs() {}

    /**
     * The codec for a layer. The current layer and those above it are served in the current one; 158, 198, 214 and 227
     * in their own; any other as the nearest of these, which may or may not do.
     *
     * @param layer as the client declared it; 0 if it never did
     */
    public static LayerCodec forLayer(int layer) {
        if (layer == 0 || layer >= ApiLayer.LAYER) {
            return CURRENT;
        }
        return LEGACY.stream()
                .min(Comparator.comparingInt(codec -> Math.abs(codec.layer() - layer)))
                .orElseThrow();
    }
}
