package io.oase;

/** Oase. */
public final class Oase {
    private Oase() {}

    /** Starts. */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
