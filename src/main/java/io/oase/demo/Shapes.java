package io.oase.demo;

import java.awt.Shape;
import java.awt.geom.Path2D;

/** Shapes that more than one picture has. */
final class Shapes {
    private Shapes() {}

    /** A drop of water, its tip at (x, y). */
    static Shape drop(double x, double y, double height) {
        double half = height * 0.36;
        var path = new Path2D.Double();
        path.moveTo(x, y);
        path.curveTo(x + height * 0.1, y + height * 0.25, x + half, y + height * 0.4, x + half, y + height * 0.64);
        path.curveTo(x + half, y + height * 1.12, x - half, y + height * 1.12, x - half, y + height * 0.64);
        path.curveTo(x - half, y + height * 0.4, x - height * 0.1, y + height * 0.25, x, y);
        return path;
    }

    /** A heart, the middle of its upper edge at (x, y). */
    static Shape heart(double x, double y, double width) {
        double half = width / 2;
        var path = new Path2D.Double();
        path.moveTo(x, y + width * 0.2);
        path.curveTo(x, y - width * 0.1, x + half, y - width * 0.15, x + half, y + width * 0.25);
        path.curveTo(x + half, y + width * 0.5, x + width * 0.2, y + width * 0.7, x, y + width * 0.88);
        path.curveTo(x - width * 0.2, y + width * 0.7, x - half, y + width * 0.5, x - half, y + width * 0.25);
        path.curveTo(x - half, y - width * 0.15, x, y - width * 0.1, x, y + width * 0.2);
        path.closePath();
        return path;
    }
}
