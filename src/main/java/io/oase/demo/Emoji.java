package io.oase.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;

/** The server's own small pictures that stand for {@code :shortcode:}. */
final class Emoji {
    static final List<String> SHORTCODES = List.of("strom", "wasser", "danke", "baustelle");

    private Emoji() {}

    /** Which of them stand in a text. */
    static List<String> in(String text) {
        return SHORTCODES.stream()
                .filter(code -> text.contains(":" + code + ":"))
                .toList();
    }

    /** One of them as PNG, 64 pixels square. */
    static byte[] png(String shortcode) {
        return Drawing.png(64, 64, pen -> {
            switch (shortcode) {
                case "strom" -> pen.fill(new Color(0xF2B705), 38, 2, 12, 36, 30, 36, 24, 62, 52, 26, 34, 26);
                case "wasser" -> pen.fill(new Color(0x2F80C8), Shapes.drop(32, 4, 56));
                case "danke" -> pen.fill(new Color(0xD6336C), Shapes.heart(32, 12, 48));
                default -> {
                    pen.fill(new Color(0xE8590C), 32, 4, 58, 56, 6, 56);
                    pen.fill(Color.WHITE, 24, 24, 40, 24, 45, 36, 19, 36);
                    pen.stroke(new Color(0x7A2E06), new BasicStroke(4), new Ellipse2D.Double(29, 44, 6, 6));
                }
            }
        });
    }
}
