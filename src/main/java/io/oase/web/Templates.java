package io.oase.web;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Mustache templates of this package, compiled once and kept. Everything is HTML-escaped unless a template asks for
 * three braces, which is for HTML that Oase itself has made safe.
 */
public final class Templates {
    private final DefaultMustacheFactory factory;
    private final Map<String, Mustache> compiled = new ConcurrentHashMap<>();

    /** The templates as they are served. */
    public Templates() {
        this(new TemplateNames(name -> {}));
    }

    /** The templates, with names looked up in a way of one's own. */
    Templates(TemplateNames names) {
        factory = new DefaultMustacheFactory("io/oase/web");
        factory.setObjectHandler(names);
    }

    /**
     * Fills a template.
     *
     * @param name file name without {@code .mustache}
     * @param scopes where names are looked up, the last one first
     */
    public String fill(String name, List<?> scopes) {
        StringWriter out = new StringWriter(8192);
        template(name).execute(out, List.<Object>copyOf(scopes));
        return out.toString();
    }

    /** Whether there is a template of this name. */
    public boolean has(String name) {
        return name.matches("[a-z][a-z-]*") && getClass().getResource(name + ".mustache") != null;
    }

    private Mustache template(String name) {
        return compiled.computeIfAbsent(name, n -> factory.compile(n + ".mustache"));
    }
}
