package dev.mtproto4j.core.exchange;

import dev.mtproto4j.crypto.RsaLegacy;
import dev.mtproto4j.crypto.RsaPad;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.mtproto.type.AnyPQInnerData;
import dev.mtproto4j.mtproto.type.PQInnerDataDc;
import dev.mtproto4j.mtproto.type.PQInnerDataTemp;
import dev.mtproto4j.mtproto.type.PQInnerDataTempDc;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.util.List;

/**
 * What a client has encrypted for the server in {@code req_DH_params}, in any of its four forms.
 *
 * @param data the object as it came
 */
record InnerData(AnyPQInnerData data) {

    /** Decrypts with the key of that fingerprint, by the present scheme or by the one with a SHA1 in front. */
    static InnerData decrypt(List<RsaPrivateKey> keys, long fingerprint, byte[] encrypted) {
        RsaPrivateKey key = keys.stream()
                .filter(candidate -> candidate.publicKey().fingerprint() == fingerprint)
                .findFirst()
                .orElseThrow(() -> new HandshakeException(HandshakeFailure.UNKNOWN_FINGERPRINT));
        try {
            return new InnerData(AnyPQInnerData.read(new TlReader(plaintext(key, encrypted))));
        } catch (SecurityCheckException | IllegalArgumentException | TlException e) {
            throw new HandshakeException(HandshakeFailure.RSA_DATA_INVALID, e);
        }
    }

    private static byte[] plaintext(RsaPrivateKey key, byte[] encrypted) {
        try {
            return RsaPad.decrypt(key, encrypted);
        } catch (SecurityCheckException e) {
            return RsaLegacy.decrypt(key, encrypted);
        }
    }

    boolean namesDc() {
        return data instanceof PQInnerDataDc || data instanceof PQInnerDataTempDc;
    }

    /** The data centre as named; 0 if none is. */
    int dc() {
        if (data instanceof PQInnerDataDc permanent) {
            return permanent.dc();
        }
        return data instanceof PQInnerDataTempDc temporary ? temporary.dc() : 0;
    }

    boolean isTemporary() {
        return data instanceof PQInnerDataTemp || data instanceof PQInnerDataTempDc;
    }

    /** The life of a temporary key in seconds; 0 for a permanent one. */
    int expiresIn() {
        if (data instanceof PQInnerDataTempDc temporary) {
            return temporary.expiresIn();
        }
        return data instanceof PQInnerDataTemp temporary ? temporary.expiresIn() : 0;
    }
}
