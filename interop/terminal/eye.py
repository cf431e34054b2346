"""Reads a QR code as a camera does: from the colours on the screen, not from what the program meant."""

import zxingcpp

MODULE = 6  # pixels of a module's side: enough for any reader
DARK, LIGHT = 0, 255
# What a terminal of the usual dark kind paints when no colour is asked for.
DEFAULT_FOREGROUND, DEFAULT_BACKGROUND = LIGHT, DARK
UPPER, LOWER, FULL = "▀", "▄", "█"


def read_qr(screen):
    """The text of the newest QR code on a pyte screen; None if there is none."""
    found = zxingcpp.read_barcodes(picture(screen), formats=zxingcpp.BarcodeFormat.QRCode)
    return max(found, key=lambda code: code.position.bottom_left.y).text if found else None


def picture(screen):
    """Each cell of the screen as two square modules, one above the other."""
    halves = []
    for y in range(screen.lines):
        cells = [halves_of(screen.buffer[y][x]) for x in range(screen.columns)]
        halves += [[upper for upper, _ in cells], [lower for _, lower in cells]]
    pixels = bytes(
        value for row in halves for _ in range(MODULE) for value in row for _ in range(MODULE))
    return memoryview(pixels).cast("B", (len(halves) * MODULE, screen.columns * MODULE))


def halves_of(cell):
    front = brightness(cell.fg, DEFAULT_FOREGROUND)
    back = brightness(cell.bg, DEFAULT_BACKGROUND)
    if cell.reverse:
        front, back = back, front
    return (front if cell.data in (UPPER, FULL, "#") else back,
            front if cell.data in (LOWER, FULL, "#") else back)


def brightness(colour, default):
    if colour == "default":
        return default
    return DARK if colour in ("black", "brightblack") else LIGHT
