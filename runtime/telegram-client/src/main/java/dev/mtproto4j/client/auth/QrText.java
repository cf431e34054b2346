package dev.mtproto4j.client.auth;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code as lines of text, two rows of modules to a line, in half blocks. */
final class QrText {

    /** Scanners want four; two are enough on a screen, where what is around has the colour of one's own choosing. */
    private static final int QUIET_ZONE = 2;

    private static final String DARK_ON_LIGHT = "\u001b[30;107m";
    private static final String PLAIN = "\u001b[0m";

    private QrText() {}

    /**
     * Draws a code.
     *
     * @param ansi whether colours can be set: the code is then dark on light whatever the colours of the terminal are;
     *     otherwise it is drawn for a dark terminal
     */
    static String of(String content, boolean ansi) {
        BitMatrix modules = encode(content);
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y += 2) {
            text.append(ansi ? DARK_ON_LIGHT : "");
            for (int x = 0; x < modules.getWidth(); x++) {
                boolean upper = modules.get(x, y);
                boolean lower = y + 1 < modules.getHeight() && modules.get(x, y + 1);
                text.append(ansi ? block(upper, lower) : block(!upper, !lower));
            }
            text.append(ansi ? PLAIN : "").append(y + 2 < modules.getHeight() ? "\n" : "");
        }
        return text.toString();
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '\u2588' : '\u2580';
        }
        return lower ? '\u2584' : ' ';
    }

    private static BitMatrix encode(String content) {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L, EncodeHintType.MARGIN, QUIET_ZONE);
        try {
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalStateException("a login link always fits a QR code", e);
        }
    }
}
