package dev.mtproto4j.crypto.srp;

/** What {@code account.passwordInputSettings} sends when a password is set. */
public final class NewPassword {
    private final SrpParameters parameters;
    private final byte[] verifier;

    NewPassword(SrpParameters parameters, byte[] verifier) {
        this.parameters = parameters;
        this.verifier = verifier;
    }

    /** The {@code new_algo} to send back: that of the server with random bytes after its first salt. */
    public SrpParameters parameters() {
        return parameters;
    }

    /** {@code new_password_hash}: 256 bytes; not copied. Whoever has it can try passwords. */
    public byte[] verifier() {
        return verifier;
    }
}
