package dev.mtproto4j.testserver.layer;

/**
 * How the objects that differ between layers are written in one of them. What is not named here has had the same
 * constructor in all of these layers.
 *
 * @param layer the layer that this was taken from
 * @param messageFlags2 whether {@code message} and {@code userFull} have a second word of flags
 * @param topics whether {@code messages.messages} and its slice have {@code topics}
 * @param pollVotes whether {@code dialog} has {@code unread_poll_votes_count}
 */
record LayerProfile(
        int layer,
        int user,
        int message,
        boolean messageFlags2,
        int messageReplyHeader,
        int messageMediaDocument,
        int messages,
        int messagesSlice,
        boolean topics,
        int dialog,
        boolean pollVotes,
        int userFull,
        int peerSettings,
        int peerNotifySettings) {
    static final LayerProfile LAYER_158 = new LayerProfile(
            158,
            0x8f97c628,
            0x38116ee0,
            false,
            0xa6d57763,
            0x9cb070d7,
            0x8c718e87,
            0x3a54685e,
            false,
            0xd58a08c6,
            false,
            0x93eadb53,
            0xa518110d,
            0xa83b0426);
    static final LayerProfile LAYER_198 = new LayerProfile(
            198,
            0x4b46c37e,
            0x96fdbbe9,
            true,
            0xafbc09db,
            0x52d8ccd9,
            0x8c718e87,
            0x3a54685e,
            false,
            0xd58a08c6,
            false,
            0x4d975bbc,
            0xacd66c5e,
            0x99622c0c);
    static final LayerProfile LAYER_214 = new LayerProfile(
            214,
            0x020b1422,
            0x9815cec8,
            true,
            0x6917560b,
            0x52d8ccd9,
            0x8c718e87,
            0x762b263d,
            false,
            0xd58a08c6,
            false,
            0xc577b5ad,
            0xf47741f7,
            0x99622c0c);
    static final LayerProfile LAYER_227 = new LayerProfile(
            227,
            0x31774388,
            0x7600b9d3,
            true,
            0x1b97dd66,
            0x52d8ccd9,
            0x1d73e7ea,
            0x5f206716,
            true,
            0xfc89f7f3,
            true,
            0x06cbe645,
            0xf47741f7,
            0x99622c0c);
}
