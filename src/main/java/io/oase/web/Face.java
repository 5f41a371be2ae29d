package io.oase.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes pages. A page is its template inside the layout; an htmx request gets only the part it asked for, and that part
 * is the template named like the id of the element it fills.
 */
public final class Face {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Templates templates;
    private final Map<String, String> assets;

    public Face(Templates templates, Assets assets) {
        this.templates = templates;
        this.assets = assets.urls();
    }

    /**
     * A page for somebody signed in, or the part of it that was asked for.
     *
     * @param name template without ending
     * @param title what stands in the browser's tab, in the reader's words
     * @param shell navigation and everything else around the page
     * @param model what the template shows
     */
    public String page(Visit visit, String name, String title, Shell shell, Object model) {
        String target = visit.target();
        if (target != null && templates.has(target)) {
            return templates.fill(target, scopes(visit, shell, model));
        }
        return whole(visit, name, title, shell, model);
    }

    /** A page for somebody who is not signed in: no navigation around it. */
    public String plain(Visit visit, String name, String title, Object model) {
        return whole(visit, name, title, null, model);
    }

    /** One part, whatever was asked for. */
    public String part(Visit visit, String name, Object model) {
        return templates.fill(name, scopes(visit, null, model));
    }

    private String whole(Visit visit, String name, String title, @Nullable Shell shell, Object model) {
        List<Object> scopes = scopes(visit, shell, model);
        String content = templates.fill(name, scopes);
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("content", content);
        frame.put("page", name);
        frame.put("title", title);
        frame.put("framed", shell != null);
        frame.put("tickWords", tickWords(visit.reader()));
        frame.put("now", visit.reader().now().toString());
        scopes.add(frame);
        return templates.fill("layout", scopes);
    }

    private List<Object> scopes(Visit visit, @Nullable Shell shell, Object model) {
        Map<String, @Nullable Object> around = new LinkedHashMap<>();
        around.put("t", visit.reader().language().words());
        around.put("lang", visit.reader().language().locale().getLanguage());
        around.put("theme", visit.theme());
        around.put("csrf", visit.csrf());
        around.put("assets", assets);
        around.put("shell", shell);
        List<Object> scopes = new ArrayList<>();
        scopes.add(around);
        scopes.add(model);
        return scopes;
    }

    /** The few words the script needs to let times tick, as JSON. */
    private static String tickWords(Reader reader) {
        Map<String, String> words = new TreeMap<>();
        for (String key : List.of(
                "time.ago.s",
                "time.ago.min",
                "time.ago.h",
                "time.ago.d",
                "time.span.s",
                "time.span.min",
                "time.span.h",
                "time.span.d",
                "due.late",
                "live.lost",
                "live.offline",
                "live.below",
                "live.merged",
                "live.mergedkept",
                "live.arrived",
                "live.back",
                "live.failed",
                "draft.local",
                "draft.elsewhere",
                "draft.sentelsewhere",
                "draft.toolong",
                "looking.looking",
                "looking.answering",
                "looking.noting",
                "looking.and",
                "names.team",
                "names.none")) {
            words.put(key, reader.say(key, "{0}", "{1}"));
        }
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
