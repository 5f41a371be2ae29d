package io.oase.people;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Iteration;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.ObjectHandler;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.util.Wrapper;
import io.oase.base.Said;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mustache for templates that people write: known slots, sections on known slots, comments. Everything else is refused
 * when the template is read: partials and inheritance (they read files), changed delimiters, pragmas. Values come from
 * maps by name and are words; there is no reflection, so no Java object can be reached. Nothing is HTML-escaped, for
 * the result is no HTML. One for each template; not for several threads.
 */
public final class SlotsOnly extends DefaultMustacheFactory {
    private final String kind;
    private final Set<String> slots;
    private final Set<String> used = new HashSet<>();

    /**
     * @param kind of template: what is refused is said by the messages {@code <kind>.only-slots} and {@code
     *     <kind>.unknown-slot}
     * @param slots those it may name
     */
    public SlotsOnly(String kind, Set<String> slots) {
        super(name -> null);
        this.kind = kind;
        this.slots = Set.copyOf(slots);
        mc.setAllowChangingDelimeters(false);
        setObjectHandler(new MapsOnly());
    }

    /** The slots that the templates read by this name. */
    public Set<String> used() {
        return Set.copyOf(used);
    }

    /** Reads a template and fills it; a section stands where its slot has words. */
    public String fill(String template, Map<String, Object> values) {
        StringWriter out = new StringWriter();
        compile(new StringReader(template), kind).execute(out, values);
        return out.toString();
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new Gate();
    }

    @Override
    public Reader getReader(String resourceName) {
        throw new Refusal(Said.of(kind + ".only-slots"));
    }

    @Override
    public void encode(String value, Writer writer) {
        try {
            writer.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A template wants something it must not have. */
    public static final class Refusal extends MustacheException {
        private final transient Said said;

        Refusal(Said said) {
            super(said.key());
            this.said = said;
        }

        /** Why, in words. */
        public Said said() {
            return said;
        }
    }

    private final class Gate extends DefaultMustacheVisitor {
        Gate() {
            super(SlotsOnly.this);
        }

        @Override
        public void value(TemplateContext at, String slot, boolean encoded) {
            super.value(at, known(slot), encoded);
        }

        @Override
        public void iterable(TemplateContext at, String slot, Mustache inside) {
            super.iterable(at, known(slot), inside);
        }

        @Override
        public void notIterable(TemplateContext at, String slot, Mustache inside) {
            super.notIterable(at, known(slot), inside);
        }

        @Override
        public void partial(TemplateContext at, String name, String indent) {
            throw new Refusal(Said.of(kind + ".only-slots"));
        }

        @Override
        public void dynamicPartial(TemplateContext at, String name, String indent) {
            throw new Refusal(Said.of(kind + ".only-slots"));
        }

        @Override
        public void extend(TemplateContext at, String name, Mustache inside) {
            throw new Refusal(Said.of(kind + ".only-slots"));
        }

        @Override
        public void name(TemplateContext at, String name, Mustache inside) {
            throw new Refusal(Said.of(kind + ".only-slots"));
        }

        @Override
        public void checkName(TemplateContext at, String name, Mustache inside) {
            throw new Refusal(Said.of(kind + ".only-slots"));
        }

        @Override
        public void pragma(TemplateContext at, String name, String args) {
            throw new Refusal(Said.of(kind + ".only-slots"));
        }

        private String known(String slot) {
            if (!slots.contains(slot)) {
                throw new Refusal(Said.of(kind + ".unknown-slot", Words.shown(slot)));
            }
            used.add(slot);
            return slot;
        }
    }

    /** Finds values in maps and nowhere else. */
    private static final class MapsOnly implements ObjectHandler {
        @Override
        public Wrapper find(String name, List<Object> scopes) {
            return inner -> look(name, inner);
        }

        @Override
        public Binding createBinding(String name, TemplateContext at, Code code) {
            return scopes -> look(name, scopes);
        }

        @Override
        public @Nullable Object coerce(@Nullable Object object) {
            return object instanceof String ? object : null;
        }

        @Override
        public String stringify(Object object) {
            return object instanceof String words ? words : "";
        }

        @Override
        public Writer iterate(Iteration inside, Writer out, @Nullable Object value, List<Object> scopes) {
            return present(value) ? inside.next(out, "", scopes) : out;
        }

        @Override
        public Writer falsey(Iteration inside, Writer out, @Nullable Object value, List<Object> scopes) {
            return present(value) ? out : inside.next(out, "", scopes);
        }

        private static boolean present(@Nullable Object value) {
            return value instanceof String words && !words.isBlank();
        }

        private static @Nullable Object look(String name, List<Object> scopes) {
            for (int i = scopes.size() - 1; i >= 0; i--) {
                Object found = scopes.get(i);
                for (String step : name.split("\\.")) {
                    found = found instanceof Map<?, ?> map ? map.get(step) : null;
                }
                if (found instanceof String) {
                    return found;
                }
            }
            return null;
        }
    }
}
