package dev.mtproto4j.testserver.rpc;

/** Finds the codec for a client's layer. */
public final class LayerCodecs {
    private static final LayerCodec CURRENT = new CurrentLayerCodec();

    private LayerCodecs() {}

    /**
     * The codec for a layer.
     *
     * @param layer as the client declared it; 0 if it never did
     */
    public static LayerCodec forLayer(int layer) {
        return CURRENT;
    }
}
