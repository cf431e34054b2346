package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn is what a camera reads. */
class QrTextTest {

    private static final String LINK = "tg://login?token=AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    private static final int SCALE = 4;

    /** Turns half blocks back into pixels; a blank is {@code dark} on a terminal of that colour. */
    private static String scan(String text, boolean blankIsDark) throws Exception {
        List<String> lines = text.lines().toList();
        int width = lines.get(0).length() * SCALE;
        int[] pixels = new int[width * lines.size() * 2 * SCALE];
        for (int y = 0; y < lines.size() * 2 * SCALE; y++) {
            for (int x = 0; x < width; x++) {
                int half = y / SCALE % 2;
                char block = lines.get(y / SCALE / 2).charAt(x / SCALE);
                boolean inked = block == '\u2588' || block == (half == 0 ? '\u2580' : '\u2584');
                pixels[y * width + x] = inked == blankIsDark ? 0xffffff : 0;
            }
        }
        var source = new RGBLuminanceSource(width, lines.size() * 2 * SCALE, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)))
                .getText();
    }

    @Test
    void aCodeForADarkTerminalIsRead() throws Exception {
        String text = QrText.of(LINK, false);
        assertThat(scan(text, true)).isEqualTo(LINK);
        assertThat(text.lines()).hasSize(19).allSatisfy(line -> assertThat(line).hasSize(37));
    }

    @Test
    void aCodeWithColoursIsReadOnAnyTerminal() throws Exception {
        String text = QrText.of(LINK, true);
        assertThat(text.lines())
                .allSatisfy(
                        line -> assertThat(line).startsWith("\u001b[30;107m").endsWith("\u001b[0m"));
        assertThat(scan(text.replaceAll("\u001b\\[[0-9;]*m", ""), false)).isEqualTo(LINK);
    }
}
