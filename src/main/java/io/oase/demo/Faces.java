package io.oase.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.util.Random;

/** Avatars: a simple drawn face for each member, always the same one; a drop and a spark for the organisation. */
final class Faces {
    private static final int SIZE = 160;
    private static final int[] PAPERS = {0xCFE3F5, 0xF6DDC9, 0xD9EBCF, 0xEAD8F0, 0xF8E6A8, 0xCDEBE6, 0xF3D2D8, 0xDADDE6
    };
    private static final int[] SKINS = {0xF6D3B8, 0xE9B48F, 0xC98C62, 0x9A6240, 0x6E442B};
    private static final int[] HAIRS = {0x2B211D, 0x5A3A22, 0x8A5A2B, 0xC79A4B, 0xB9B6B2, 0xA0431F};
    private static final int[] SHIRTS = {0x2F5D8C, 0x8C3B3B, 0x3D7A57, 0x6B4C93, 0xB3701E, 0x37474F};

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
                face(pen, dice);
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

    private static void face(Drawing pen, Random dice) {
        var skin = pick(SKINS, dice);
        var hair = pick(HAIRS, dice);
        pen.rectangle(pick(PAPERS, dice), 0, 0, SIZE, SIZE);
        int cut = dice.nextInt(5);
        if (cut >= 3) {
            pen.fill(hair, ellipse(34, 30, 92, 112));
        }
        pen.fill(pick(SHIRTS, dice), ellipse(22, 116, 116, 90));
        pen.rectangle(skin.darker(), 68, 100, 24, 26);
        pen.fill(skin, ellipse(46, 36, 68, 80));
        hair(pen, hair, cut);
        eyes(pen, dice.nextInt(3) == 0);
        if (cut < 2 && dice.nextBoolean()) {
            pen.fill(hair, new Arc2D.Double(46, 46, 68, 72, 200, 140, Arc2D.CHORD));
        }
        var smile = new Arc2D.Double(66, 78, 28, 18, 200, 140, Arc2D.OPEN);
        pen.stroke(new Color(0x7A2E2E), new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), smile);
    }

    private static void hair(Drawing pen, Color hair, int cut) {
        switch (cut) {
            case 0 -> pen.fill(hair, new Arc2D.Double(44, 32, 72, 70, 10, 160, Arc2D.CHORD));
            case 1 -> pen.fill(hair, new Arc2D.Double(44, 30, 72, 60, 0, 200, Arc2D.CHORD));
            case 2 -> {
                for (int curl = 0; curl < 6; curl++) {
                    pen.circle(hair, 50 + curl * 12, 44 - Math.sin(curl * Math.PI / 5) * 10, 13);
                }
            }
            case 3 -> pen.fill(hair, new Arc2D.Double(43, 30, 74, 66, 12, 150, Arc2D.CHORD));
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

    private static Color pick(int[] some, Random dice) {
        return new Color(some[dice.nextInt(some.length)]);
    }
}
