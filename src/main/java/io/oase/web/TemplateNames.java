package io.oase.web;

import com.github.mustachejava.reflect.Guard;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How templates find what they name. Beyond records and maps, {@code {{#rows.0}}} asks whether a list has anything in
 * it, so that a heading can be left out with its list.
 */
final class TemplateNames extends ReflectionObjectHandler {
    private final Consumer<String> missing;

    /** @param missing is told every name that nothing answers to */
    TemplateNames(Consumer<String> missing) {
        this.missing = missing;
    }

    @Override
    protected @Nullable Wrapper findWrapper(
            int scopeIndex, Wrapper @Nullable [] wrappers, List<Guard> guards, Object scope, String name) {
        if (name.equals("0") && scope instanceof List<?>) {
            return scopes -> !(unwrap(this, scopeIndex, wrappers, scopes) instanceof List<?> list) || list.isEmpty()
                    ? Boolean.FALSE
                    : Boolean.TRUE;
        }
        return super.findWrapper(scopeIndex, wrappers, guards, scope, name);
    }

    @Override
    protected MissingWrapper createMissingWrapper(String name, List<Guard> guards) {
        missing.accept(name);
        return super.createMissingWrapper(name, guards);
    }
}
