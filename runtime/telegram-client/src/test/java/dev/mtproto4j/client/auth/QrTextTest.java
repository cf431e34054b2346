package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is drawn is what a camera reads. */
class QrTextTest {

    private static final String LINK = "tg://login?token=AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    private static final int SCALE = 4;

    private record Screen(boolean hasColours, int columns, boolean hasBlocks) implements Terminal {

        @Override
        public boolean canShow(String text) {
            return hasBlocks;
        }

        @Override
        public @Nullable String readLine(String prompt) {
            return null;
        }

        @Override
        public char @Nullable [] readPassword(String prompt) {
            return null;
        }

        @Override
        public void print(String line) {}
    }

    /** Rows of modules, dark ones as {@code true}, from half blocks; a blank is {@code dark} on a terminal of that colour. */
    private static List<List<Boolean>> fromBlocks(String text, boolean blankIsDark) {
        return text.lines()
                .flatMap(line -> List.of('\u2580', '\u2584').stream()
                        .map(half -> line.chars()
                                .mapToObj(block -> (block == '\u2588' || block == half) != blankIsDark)
                                .toList()))
                .toList();
    }

    private static String scan(List<List<Boolean>> modules) throws Exception {
        int side = modules.get(0).size() * SCALE;
        int[] pixels = new int[side * modules.size() * SCALE];
        for (int at = 0; at < pixels.length; at++) {
            boolean dark = modules.get(at / side / SCALE).get(at % side / SCALE);
            pixels[at] = dark ? 0 : 0xffffff;
        }
        var source = new RGBLuminanceSource(side, modules.size() * SCALE, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)))
                .getText();
    }

    @Test
    void aCodeForADarkTerminalIsRead() throws Exception {
        QrText code = QrText.of(LINK, new Screen(false, 0, true));
        assertThat(scan(fromBlocks(code.lines(), true))).isEqualTo(LINK);
        assertThat(code.lines().lines())
                .hasSize(19)
                .allSatisfy(line -> assertThat(line).hasSize(code.columns()));
    }

    @Test
    void aCodeWithColoursIsReadOnAnyTerminal() throws Exception {
        String text = QrText.of(LINK, new Screen(true, 0, true)).lines();
        assertThat(text.lines())
                .allSatisfy(
                        line -> assertThat(line).startsWith("\u001b[30;107m").endsWith("\u001b[0m"));
        assertThat(scan(fromBlocks(text.replaceAll("\u001b\\[[0-9;]*m", ""), false)))
                .isEqualTo(LINK);
    }

    @Test
    void anEncodingWithoutBlocksGetsTwoColumnsForAModule() throws Exception {
        String coloured = QrText.of(LINK, new Screen(true, 0, false)).lines();
        String plain = QrText.of(LINK, new Screen(false, 0, false)).lines();
        assertThat(plain).matches("[ #\n]+");
        for (String text : List.of(
                plain,
                coloured.replace("\u001b[40m", "")
                        .replace("\u001b[107m  ", "##")
                        .replace("\u001b[0m", ""))) {
            assertThat(scan(text.lines()
                            .map(line -> IntStream.range(0, line.length() / 2)
                                    .mapToObj(module -> line.charAt(2 * module) == ' ')
                                    .toList())
                            .toList()))
                    .isEqualTo(LINK);
        }
    }

    @Test
    void aNarrowTerminalIsNotDrawnUpon() {
        assertThat(QrText.of(LINK, new Screen(true, 37, true)).fits(new Screen(true, 37, true)))
                .isTrue();
        assertThat(QrText.of(LINK, new Screen(true, 36, true)).fits(new Screen(true, 36, true)))
                .isFalse();
        assertThat(QrText.of(LINK, new Screen(true, 73, false)).columns()).isEqualTo(74);
    }
}
