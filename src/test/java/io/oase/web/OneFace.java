package io.oase.web;

/** The look of all pages, made once for all tests of this JVM, as the program makes it once: a template is compiled when it is first filled. */
final class OneFace {
    static final Assets ASSETS = new Assets();
    static final Face FACE = new Face(new Templates(), ASSETS);

    private OneFace() {}
}
