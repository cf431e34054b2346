package dev.mtproto4j.client.auth;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as text.
 *
 * @param lines what to print
 * @param columns how many of them it takes
 */
record QrText(String lines, int columns) {

    /** Scanners want four; two are enough on a screen, where what is around has the colour of one's own choosing. */
    private static final int QUIET_ZONE = 2;

    private static final String HALF_BLOCKS = "\u2588\u2580\u2584";
    private static final String DARK_ON_LIGHT = "\u001b[30;107m";
    private static final String DARK = "\u001b[40m  ";
    private static final String LIGHT = "\u001b[107m  ";
    private static final String PLAIN = "\u001b[0m";

    /**
     * Draws a code for a terminal: two rows of modules to a line, in half blocks, if it has them; otherwise a module in two
     * columns. With colours it is dark on light whatever the colours of the terminal are, without for a dark terminal.
     */
    static QrText of(String content, Terminal terminal) {
        BitMatrix modules = encode(content);
        if (terminal.canShow(HALF_BLOCKS)) {
            return new QrText(inHalfBlocks(modules, terminal.hasColours()), modules.getWidth());
        }
        return new QrText(inDoubleColumns(modules, terminal.hasColours()), 2 * modules.getWidth());
    }

    boolean fits(Terminal terminal) {
        return terminal.columns() == 0 || columns <= terminal.columns();
    }

    private static String inHalfBlocks(BitMatrix modules, boolean colours) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y += 2) {
            text.append(y == 0 ? "" : "\n").append(colours ? DARK_ON_LIGHT : "");
            for (int x = 0; x < modules.getWidth(); x++) {
                boolean upper = modules.get(x, y);
                boolean lower = y + 1 < modules.getHeight() && modules.get(x, y + 1);
                text.append(colours ? block(upper, lower) : block(!upper, !lower));
            }
            text.append(colours ? PLAIN : "");
        }
        return text.toString();
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '\u2588' : '\u2580';
        }
        return lower ? '\u2584' : ' ';
    }

    private static String inDoubleColumns(BitMatrix modules, boolean colours) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            text.append(y == 0 ? "" : "\n");
            for (int x = 0; x < modules.getWidth(); x++) {
                boolean dark = modules.get(x, y);
                text.append(colours ? (dark ? DARK : LIGHT) : (dark ? "  " : "##"));
            }
            text.append(colours ? PLAIN : "");
        }
        return text.toString();
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
