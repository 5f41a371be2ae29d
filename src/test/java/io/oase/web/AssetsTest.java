package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private final Assets assets = new Assets();

    @Test
    void every_asset_a_page_names_is_there_under_an_address_with_its_hash() {
        assertThat(assets.urls())
                .containsOnlyKeys(
                        "css",
                        "js",
                        "htmx",
                        "icon",
                        "iconsmall",
                        "iconlarge",
                        "looking",
                        "writing",
                        "carrying",
                        "iconmaskable",
                        "iconbadge",
                        "manifest");
        assets.urls().values().forEach(url -> {
            assertThat(url).matches("/assets/[a-z]+-[0-9a-f]{12}\\.[a-z0-9]+");
            assertThat(assets.find(url.substring("/assets/".length()))).isPresent();
        });
        assertThat(assets.find("../oase.css")).isEmpty();
    }

    @Test
    void the_manifest_and_the_service_worker_name_what_is_there() {
        String manifest = new String(
                assets.find(assets.urls().get("manifest").substring("/assets/".length()))
                        .orElseThrow()
                        .bytes(),
                StandardCharsets.UTF_8);
        for (String text : new String[] {manifest, assets.worker()}) {
            assertThat(text).doesNotContain("{icon", "{css}");
            Pattern.compile("/assets/([a-z0-9.-]+)").matcher(text).results().forEach(url -> assertThat(
                            assets.find(url.group(1)))
                    .as(url.group())
                    .isPresent());
        }
        assertThat(manifest).contains("192x192", "512x512", "maskable", "standalone");
    }

    @Test
    void no_template_has_a_script_or_a_style_in_it() throws Exception {
        Pattern inline = Pattern.compile("<script(?! src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
        try (var templates = Files.list(Path.of("src/main/resources/io/oase/web"))) {
            for (Path template :
                    templates.filter(f -> f.toString().endsWith(".mustache")).toList()) {
                assertThat(inline.matcher(Files.readString(template)).find())
                        .as(template.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void every_symbol_that_is_used_is_drawn() throws Exception {
        String icons = Files.readString(Path.of("src/main/resources/io/oase/web/icons.mustache"));
        try (var templates = Files.list(Path.of("src/main/resources/io/oase/web"))) {
            for (Path template :
                    templates.filter(f -> f.toString().endsWith(".mustache")).toList()) {
                Pattern.compile("href=\"#(i-[a-z]+)\"")
                        .matcher(Files.readString(template))
                        .results()
                        .forEach(use -> assertThat(icons).contains("id=\"" + use.group(1) + "\""));
            }
        }
    }

    @Test
    void the_stylesheet_asks_nobody_else_for_anything() {
        String css = new String(
                assets.find(assets.urls().get("css").substring("/assets/".length()))
                        .orElseThrow()
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(css).doesNotContain("@import").doesNotContain("url(http").doesNotContain("url(//");
    }
}
