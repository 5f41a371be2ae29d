package io.oase.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Avatars: a simple drawn face for each member, always the same one; a drop and a spark for the organisation. */
final class Faces {
    private static final int SIZE = 160;
    private static final int[] PAPERS = {0xCFE3F5, 0xF6DDC9, 0xD9EBCF, 0xEAD8F0, 0xF8E6A8, 0xCDEBE6, 0xF3D2D8, 0xDADDE6
    };
    private static final int[] SHIRTS = {0x2F5D8C, 0x8C3B3B, 0x3D7A57, 0x6B4C93, 0xB3701E, 0x37474F};
    private static final Map<String, Integer> SKINS =
            Map.of("pale", 0xF6D3B8, "light", 0xEFC3A0, "tan", 0xD9A074, "brown-skin", 0xB27A50, "dark", 0x7A4D31);
    private static final Map<String, Integer> HAIRS = Map.of(
            "black", 0x2B211D, "brown", 0x5A3A22, "copper", 0x8A5A2B, "blond", 0xD3A950, "grey", 0xA9A6A2, "red",
            0xA0431F);

    private Faces() {}

    /** A PNG, 160 pixels square. */
    static byte[] png(Member member, boolean organisation) {
        // Seeded by the name: a face stays the same over restarts.
        var dice = new Random(member.acct().hashCode() * 31L + 7);
        return Drawing.png(SIZE, SIZE, pen -> {
            if (organisation) {
                logo(pen);
            } else if (member.bot()) {
                machine(pen);
            } else {
                face(pen, List.of(member.look().split(" ", -1)), dice);
            }
        });
    }

    private static void logo(Drawing pen) {
        pen.rectangle(new Color(0x123B66), 0, 0, SIZE, SIZE);
        pen.fill(new Color(0x5BB7F0), Shapes.drop(80, 16, 126));
        pen.fill(new Color(0xFFD43B), 88, 52, 58, 98, 78, 98, 70, 134, 104, 86, 83, 86);
    }

    private static void machine(Drawing pen) {
        pen.rectangle(new Color(0xDADDE6), 0, 0, SIZE, SIZE);
        pen.rectangle(new Color(0x5C677D), 40, 52, 80, 68);
        pen.rectangle(new Color(0x5C677D), 77, 30, 6, 24);
        pen.circle(new Color(0xE8590C), 80, 28, 8);
        pen.circle(Color.WHITE, 62, 80, 10);
        pen.circle(Color.WHITE, 98, 80, 10);
        pen.rectangle(Color.WHITE, 58, 102, 44, 6);
    }

    private static void face(Drawing pen, List<String> look, Random dice) {
        var skin = named(SKINS, look);
        var hair = named(HAIRS, look);
        pen.rectangle(pick(PAPERS, dice), 0, 0, SIZE, SIZE);
        if (look.contains("long") || look.contains("bun")) {
            pen.fill(hair, look.contains("long") ? ellipse(34, 30, 92, 112) : ellipse(40, 30, 80, 76));
        }
        pen.fill(pick(SHIRTS, dice), ellipse(22, 116, 116, 90));
        pen.rectangle(skin.darker(), 68, 100, 24, 26);
        pen.fill(skin, ellipse(46, 36, 68, 80));
        if (look.contains("beard")) {
            pen.fill(hair, new Arc2D.Double(46, 46, 68, 72, 200, 140, Arc2D.CHORD));
        }
        hair(pen, hair, look.get(0));
        eyes(pen, look.contains("glasses"));
        var smile = new Arc2D.Double(66, 78, 28, 18, 200, 140, Arc2D.OPEN);
        pen.stroke(new Color(0x7A2E2E), new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), smile);
    }

    private static void hair(Drawing pen, Color hair, String cut) {
        switch (cut) {
            case "short" -> pen.fill(hair, new Arc2D.Double(44, 32, 72, 70, 10, 160, Arc2D.CHORD));
            case "side" -> pen.fill(hair, new Arc2D.Double(44, 30, 72, 60, 0, 200, Arc2D.CHORD));
            case "curls" -> {
                for (int curl = 0; curl < 6; curl++) {
                    pen.circle(hair, 50 + curl * 12, 44 - Math.sin(curl * Math.PI / 5) * 10, 13);
                }
            }
            case "long" -> pen.fill(hair, new Arc2D.Double(43, 30, 74, 66, 12, 150, Arc2D.CHORD));
            default -> {
                pen.fill(hair, new Arc2D.Double(44, 30, 72, 56, 0, 180, Arc2D.CHORD));
                pen.circle(hair, 80, 24, 15);
            }
        }
    }

    private static void eyes(Drawing pen, boolean glasses) {
        var ink = new Color(0x2A2320);
        pen.circle(ink, 66, 74, 4);
        pen.circle(ink, 94, 74, 4);
        if (glasses) {
            var frame = new BasicStroke(3);
            pen.stroke(ink, frame, ellipse(55, 63, 22, 22));
            pen.stroke(ink, frame, ellipse(83, 63, 22, 22));
            pen.rectangle(ink, 76, 72, 8, 3);
        }
    }

    private static Shape ellipse(double x, double y, double width, double height) {
        return new Ellipse2D.Double(x, y, width, height);
    }

    private static Color named(Map<String, Integer> colours, List<String> look) {
        return new Color(look.stream()
                .filter(colours::containsKey)
                .findFirst()
                .map(colours::get)
                .orElse(0x5A3A22));
    }

    private static Color pick(int[] some, Random dice) {
        return new Color(some[dice.nextInt(some.length)]);
    }
}
