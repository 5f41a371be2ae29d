package io.oase.channel.feed;

import io.oase.channel.BadInputContract;
import io.oase.channel.FakeServer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class FeedBadInputTest extends BadInputContract {
    private static final List<String> ELEMENTS = List.of("guid", "dc:creator", "pubDate", "description");
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\u0000",
            "\u0007\u001b",
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "&undefined;",
            "a & b < c",
            "<b>",
            "</b>",
            "<script>alert(1)</script>",
            "&lt;img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "Sat, 01 Jan 0000 00:00:00 GMT",
            "30827-12-31T23:59:59Z",
            "99 Foo 99999999999 99:99:99 +9999",
            "<!-- x -->",
            "<![CDATA[a]]>",
            "ü".repeat(3_000),
            "<a>".repeat(2_000));
    private static final Pattern MUTANT = Pattern.compile("<item>(?:(?!</item>).)*MUTANT-(\\d+)-.*?</item>");

    @Override
    protected FakeServer start() {
        return new FakeFeed();
    }

    @Override
    protected boolean isSomething(String text) {
        return !text.isBlank();
    }

    @Override
    protected String unicode(int unit) {
        return "&#" + unit + ";";
    }

    @Override
    protected int mutants() {
        return ELEMENTS.size() * WORDS.size();
    }

    @Override
    protected UnaryOperator<String> mutation() {
        return body -> MUTANT.matcher(body).replaceAll(found -> {
            int n = Integer.parseInt(found.group(1));
            String element = ELEMENTS.get(n / WORDS.size());
            String changed = found.group()
                    .replaceFirst(
                            "(<" + element + "[^>]*>).*(</" + element + ">)",
                            "$1" + Matcher.quoteReplacement(WORDS.get(n % WORDS.size())) + "$2");
            return Matcher.quoteReplacement(changed);
        });
    }
}
