import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The texts that tgtest makes for its long history, from the same rule. */
final class Texts {
    private static final String LETTERS = "一丁七万丈三上下不与丐丑专且世丘";
    private static final int DIGESTS = 63;

    private Texts() {}

    static String of(int number) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DIGESTS; i++) {
            for (byte b : sha256.digest((number + " " + i).getBytes(StandardCharsets.US_ASCII))) {
                text.append(LETTERS.charAt((b >> 4) & 15)).append(LETTERS.charAt(b & 15));
            }
        }
        return text.toString();
    }
}
