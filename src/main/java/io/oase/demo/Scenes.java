package io.oase.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Set;

/** The pictures people attach: plain drawn scenes. */
final class Scenes {
    static final int WIDTH = 640;
    static final int HEIGHT = 400;
    static final Set<String> NAMES =
            Set.of("dark-street", "wet-cellar", "road-works", "meter", "charging", "error-screen");

    private Scenes() {}

    /** A PNG of one of {@link #NAMES}. */
    static byte[] png(String scene) {
        return Drawing.png(WIDTH, HEIGHT, pen -> {
            switch (scene) {
                case "dark-street" -> darkStreet(pen);
                case "wet-cellar" -> wetCellar(pen);
                case "road-works" -> roadWorks(pen);
                case "meter" -> meter(pen);
                case "charging" -> charging(pen);
                default -> errorScreen(pen);
            }
        });
    }

    private static void darkStreet(Drawing pen) {
        pen.rectangle(new Color(0x0E1626), 0, 0, WIDTH, HEIGHT);
        pen.circle(new Color(0xE9E4C9), 540, 70, 30);
        for (int house = 0; house < 5; house++) {
            int top = 130 + (house * 37) % 70;
            pen.rectangle(new Color(0x1B2740), 10 + house * 126, top, 116, 400);
            pen.fill(new Color(0x141D31), 4 + house * 126, top, 68 + house * 126, top - 50, 132 + house * 126, top);
            for (int window = 0; window < 4; window++) {
                pen.rectangle(
                        new Color(0x0A101C),
                        30 + house * 126 + (window % 2) * 46,
                        top + 30 + (window / 2) * 60,
                        28,
                        36);
            }
        }
        pen.rectangle(new Color(0x080C15), 0, 350, WIDTH, 50);
        pen.rectangle(new Color(0x39455E), 316, 180, 6, 175);
        pen.rectangle(new Color(0x39455E), 300, 174, 38, 8);
    }

    private static void wetCellar(Drawing pen) {
        pen.rectangle(new Color(0xB9B2A6), 0, 0, WIDTH, HEIGHT);
        for (int row = 0; row < 8; row++) {
            for (int brick = 0; brick < 9; brick++) {
                pen.rectangle(new Color(0xA69E91), brick * 78 - (row % 2) * 39, row * 36, 74, 32);
            }
        }
        pen.rectangle(new Color(0x6F7C85), 0, 70, WIDTH, 22);
        pen.rectangle(new Color(0x56626A), 380, 62, 30, 38);
        for (int drop = 0; drop < 4; drop++) {
            pen.fill(new Color(0x4F9BD1), Shapes.drop(395, 110 + drop * 44, 26));
        }
        pen.rectangle(new Color(0x5E97BD), 0, 300, WIDTH, 100);
        pen.rectangle(new Color(0x8FBBD6), 60, 318, 150, 5);
        pen.rectangle(new Color(0x8FBBD6), 330, 350, 190, 5);
    }

    private static void roadWorks(Drawing pen) {
        pen.rectangle(new Color(0xCFE3F0), 0, 0, WIDTH, HEIGHT);
        pen.rectangle(new Color(0x8B8F94), 0, 260, WIDTH, 140);
        pen.fill(new Color(0x5B4632), 210, 300, 460, 290, 520, 360, 150, 370);
        for (int plank = 0; plank < 10; plank++) {
            var red = plank % 2 == 0 ? new Color(0xC92A2A) : Color.WHITE;
            pen.fill(red, 40 + plank * 56, 216, 96 + plank * 56, 216, 82 + plank * 56, 252, 26 + plank * 56, 252);
        }
        pen.rectangle(new Color(0x495057), 70, 252, 10, 80);
        pen.rectangle(new Color(0x495057), 540, 252, 10, 80);
        pen.rectangle(new Color(0xF2B705), 360, 110, 120, 70);
        pen.rectangle(new Color(0x495057), 350, 180, 150, 26);
        pen.stroke(new Color(0xF2B705), new BasicStroke(16), new Line2D.Double(370, 130, 260, 60));
        pen.stroke(new Color(0xF2B705), new BasicStroke(14), new Line2D.Double(260, 60, 220, 170));
    }

    private static void meter(Drawing pen) {
        pen.rectangle(new Color(0xD8D3C7), 0, 0, WIDTH, HEIGHT);
        pen.fill(new Color(0xF8F9FA), new RoundRectangle2D.Double(150, 40, 340, 320, 24, 24));
        pen.fill(new Color(0x212529), new RoundRectangle2D.Double(185, 90, 270, 84, 10, 10));
        for (int place = 0; place < 6; place++) {
            digit(pen, "048213".charAt(place) - '0', 200 + place * 42, 104);
        }
        pen.rectangle(new Color(0xADB5BD), 185, 210, 270, 8);
        pen.rectangle(new Color(0xC92A2A), 300, 206, 30, 16);
        for (int bar = 0; bar < 22; bar++) {
            pen.rectangle(new Color(0x343A40), 230 + bar * 8, 270, bar % 3 == 0 ? 5 : 2, 50);
        }
    }

    /** Seven segments, so that a number can be read without any font. */
    private static void digit(Drawing pen, int digit, double x, double y) {
        int lit = new int[] {0x77, 0x24, 0x5D, 0x6D, 0x2E, 0x6B, 0x7B, 0x25, 0x7F, 0x6F}[digit];
        double[][] segments = {
            {4, 0, 18, 4},
            {0, 4, 4, 22},
            {22, 4, 4, 22},
            {4, 26, 18, 4},
            {0, 30, 4, 22},
            {22, 30, 4, 22},
            {4, 52, 18, 4}
        };
        for (int segment = 0; segment < 7; segment++) {
            if ((lit >> segment & 1) == 1) {
                var at = segments[segment];
                pen.rectangle(new Color(0xE9F5DB), x + at[0], y + at[1], at[2], at[3]);
            }
        }
    }

    private static void charging(Drawing pen) {
        pen.rectangle(new Color(0xD3E4CD), 0, 0, WIDTH, HEIGHT);
        pen.rectangle(new Color(0x9AA5A0), 0, 320, WIDTH, 80);
        pen.fill(new Color(0x2B3A42), new RoundRectangle2D.Double(420, 100, 110, 230, 16, 16));
        pen.fill(new Color(0xC92A2A), new RoundRectangle2D.Double(440, 125, 70, 50, 8, 8));
        pen.fill(new Color(0xFFD43B), 480, 190, 456, 232, 472, 232, 464, 264, 496, 222, 480, 222);
        pen.fill(new Color(0x3B6FA0), 70, 300, 90, 230, 150, 225, 195, 180, 310, 180, 350, 230, 375, 240, 380, 300);
        pen.circle(new Color(0x212529), 140, 302, 34);
        pen.circle(new Color(0x212529), 315, 302, 34);
        pen.stroke(new Color(0x212529), new BasicStroke(6), new Line2D.Double(372, 250, 424, 230));
    }

    private static void errorScreen(Drawing pen) {
        pen.rectangle(new Color(0xE9ECEF), 0, 0, WIDTH, HEIGHT);
        pen.fill(new Color(0x212529), new RoundRectangle2D.Double(225, 15, 190, 370, 30, 30));
        pen.rectangle(Color.WHITE, 237, 45, 166, 310);
        pen.rectangle(new Color(0x123B66), 237, 45, 166, 40);
        pen.circle(new Color(0xC92A2A), 320, 165, 42);
        pen.rectangle(Color.WHITE, 315, 138, 10, 34);
        pen.rectangle(Color.WHITE, 315, 180, 10, 10);
        pen.rectangle(new Color(0xCED4DA), 260, 230, 120, 10);
        pen.rectangle(new Color(0xCED4DA), 275, 252, 90, 10);
        pen.fill(new Color(0x1C7ED6), new RoundRectangle2D.Double(265, 295, 110, 34, 10, 10));
    }
}
