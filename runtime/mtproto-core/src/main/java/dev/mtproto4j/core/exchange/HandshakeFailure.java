package dev.mtproto4j.core.exchange;

/** Why a key exchange was given up. Each check has its own reason. */
public enum HandshakeFailure {
    /** The packet is not a plain message, or does not hold an object that can be read. */
    MALFORMED_PACKET("the packet cannot be read"),
    /** The object is not one that may come at this step: another answer, or an old one again. */
    UNEXPECTED_MESSAGE("the message does not belong to this step"),
    /** The nonce is not the one that the client chose. */
    NONCE_MISMATCH("the nonce is another one"),
    /** The server's nonce is not the one that the server chose. */
    SERVER_NONCE_MISMATCH("the server's nonce is another one"),
    /** No key of the server is among those that the client trusts, or none of the server's was named. */
    UNKNOWN_FINGERPRINT("no RSA key with such a fingerprint is known"),
    /** {@code pq} is longer than 63 bits or not the product of two primes. */
    PQ_INVALID("pq is not the product of two primes below 2^63"),
    /** The server refused the client's proof of work or its encrypted data. */
    SERVER_DH_PARAMS_FAIL("the server answered server_DH_params_fail"),
    /** The hash in a refusal does not prove that the server knows {@code new_nonce}. */
    PARAMS_FAIL_HASH_MISMATCH("the hash in server_DH_params_fail is wrong"),
    /** Encrypted data have a length that is not a multiple of 16, or are too short. */
    ENCRYPTED_DATA_LENGTH("the encrypted data have an impossible length"),
    /** The encrypted data hold no object that can be read. */
    ENCRYPTED_DATA_MALFORMED("the encrypted data hold something else"),
    /** The SHA1 before the encrypted object is not its own. */
    ENCRYPTED_DATA_HASH("the SHA1 of the encrypted data is wrong"),
    /** More than 15 bytes stand after the encrypted object. */
    ENCRYPTED_DATA_PADDING("the encrypted data have more than 15 bytes of padding"),
    /** The nonce within the encrypted data differs from the one outside. */
    INNER_NONCE_MISMATCH("the nonce in the encrypted data is another one"),
    /** The server's nonce within the encrypted data differs from the one outside. */
    INNER_SERVER_NONCE_MISMATCH("the server's nonce in the encrypted data is another one"),
    /** The prime is not of 2048 bits. */
    DH_PRIME_SIZE("dh_prime does not have 2048 bits"),
    /** The prime, or half of it, is not prime. */
    DH_PRIME_NOT_SAFE("dh_prime is not a safe prime"),
    /** The generator is none of 2 to 7, or not one of the subgroup for this prime. */
    DH_GENERATOR_INVALID("g does not fit dh_prime"),
    /** {@code g_a} is outside of 2^1984 to dh_prime − 2^1984. */
    G_A_OUT_OF_RANGE("g_a is out of range"),
    /** {@code g_b} is outside of 2^1984 to dh_prime − 2^1984. */
    G_B_OUT_OF_RANGE("g_b is out of range"),
    /** The hash in the last answer does not prove that both sides have the same key. */
    NEW_NONCE_HASH_MISMATCH("new_nonce_hash is wrong"),
    /** The server gave up on the exchange. */
    DH_GEN_FAIL("the server answered dh_gen_fail"),
    /** The server asked for another attempt too often. */
    TOO_MANY_RETRIES("the server asked for another attempt too often"),
    /** The server knows no exchange with these nonces: it has not begun, or is too old. */
    UNKNOWN_EXCHANGE("no exchange with this nonce is under way"),
    /** The client's factors of {@code pq}, or its copy of {@code pq}, are wrong. */
    PROOF_OF_WORK_INVALID("the factors of pq are wrong"),
    /** What the client encrypted with the server's RSA key cannot be decrypted to anything meaningful. */
    RSA_DATA_INVALID("the data under the RSA key cannot be read"),
    /** The client named a data centre that this server is not. */
    DC_MISMATCH("this server is another data centre"),
    /** {@code retry_id} is not the hash of the key of the attempt before. */
    RETRY_ID_MISMATCH("retry_id is not that of the attempt before"),
    /** The life of a temporary key is not positive. */
    EXPIRY_INVALID("expires_in is not positive");

    private final String explanation;

    HandshakeFailure(String explanation) {
        this.explanation = explanation;
    }

    /** The reason in a few words. */
    public String explanation() {
        return explanation;
    }

    /** The code of the transport error by which a server answers: −444 for a wrong data centre, else −404. */
    public int transportErrorCode() {
        return this == DC_MISMATCH ? -444 : -404;
    }
}
