package io.thalweg.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// A whole page in one text: needs no other file and no network, and says so to the browser, which
/// then refuses whatever else might have got into it.
///
/// @param title of the window
/// @param style of the program: not escaped
/// @param script of the program: not escaped
/// @param body what is shown
public record Page(String title, String style, String script, List<Content> body) {
    /// The page as HTML.
    public String text() {
        var page = new StringBuilder(1 << 18);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
        Element.of("meta").with("charset", "utf-8").writeTo(page);
        Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with(
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                                + " base-uri 'none'; form-action 'none'; script-src 'sha256-"
                                + sha256(script)
                                + "'")
                .writeTo(page);
        Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1")
                .writeTo(page);
        Element.of("meta").with("name", "color-scheme").with("content", "light dark").writeTo(page);
        Element.of("link").with("rel", "icon").with("href", "data:,").writeTo(page);
        Element.of("title").add(title).writeTo(page);
        page.append("\n<style>").append(style).append("</style>\n</head>\n");
        page.append("<body>\n");
        for (var content : body) {
            content.writeTo(page);
            page.append('\n');
        }
        page.append("<script>").append(script).append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
